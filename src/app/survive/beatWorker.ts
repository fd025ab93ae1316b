// Counts the seconds in which the page gave no sign of life. In seconds of its own, so that a machine that slept is not taken for a page that hangs.

export {};

let missed = 0;
let resting = true;

setInterval(() => {
  if (!resting) missed++;
}, 1000);

addEventListener("message", ({ data }: MessageEvent<"beat" | "rest">) => {
  // The page lives: it hears for how long it did not.
  if (missed > 1) postMessage(missed);
  missed = 0;
  resting = data === "rest";
});
