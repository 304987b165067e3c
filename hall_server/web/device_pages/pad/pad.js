// A rating pad in a browser: what it shows is what its window's pad is asked.

import { openDevice } from "/device/device.js";

openDevice({ role: "evaluator", software: "hall-pad-page 1", onState: () => {} });
