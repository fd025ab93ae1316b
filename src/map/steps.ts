// What the map is told waits for the page: numbers and words are drawn first, then the map is told one thing at a time.

export interface Steps {
  /** Something has changed: the acts are gone through soon. */
  ask(): void;
  /** The acts are gone through at once, in this task: for when what is missing is worse than a task that is long. */
  hurry(): void;
  stop(): void;
}

/**
 * Goes through acts in a task of their own after the page's next frame, and again, a task each, until none finds anything to do.
 * An act answers whether it did something; the first that does ends the task, so that no task is longer than one act.
 */
export function inSteps(acts: readonly (() => boolean)[], nextFrame: (run: () => void) => unknown = requestAnimationFrame): Steps {
  const { port1, port2 } = new MessageChannel();
  const goOn = (): void => port2.postMessage(null);
  let asked = false;
  port1.onmessage = () => {
    asked = false; // an act that throws leaves the way open for the next
    if (!acts.some((act) => act()) || asked) return;
    asked = true;
    goOn();
  };
  return {
    ask() {
      if (asked) return;
      asked = true;
      nextFrame(goOn);
    },
    hurry() {
      while (acts.some((act) => act()));
    },
    stop() {
      asked = true;
      port1.close();
    },
  };
}
