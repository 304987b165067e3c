// What is this machine to be? The address goes on with what it already says.

import { icon } from "./dom.js";

for (const choice of document.querySelectorAll("[data-icon]")) {
  choice.prepend(icon(choice.dataset.icon));
  choice.search = location.search;
}
