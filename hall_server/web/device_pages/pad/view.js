// From the state to the screen: view(state) is plain data, drawn by draw.js. A question goes on without
// a line to the server.

import { cardView } from "./view_card.js";
import { complaintView } from "./view_complaint.js";
import { askingView, reasonsView, thanksView, writingView } from "./view_question.js";

const VIEWS = {
  card: cardView,
  asking: askingView,
  reasons: reasonsView,
  writing: writingView,
  thanks: thanksView,
  saying: complaintView,
};

export const viewOf = (state) => VIEWS[state.screen](state);
