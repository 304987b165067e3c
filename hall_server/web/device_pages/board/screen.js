// A board in a browser: wall display, zone board or window screen, as its place in the hall says.

import { openDevice } from "/device/device.js";

openDevice({ role: "display", software: "hall-board-page 1", onState: () => {} });
