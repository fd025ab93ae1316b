// One page edits a plan: a lock of the browser, held while the plan is open here. Whoever comes second waits for it, and is told when its turn has come.

/** What holds, or waits for, the lock of one plan. */
interface Hold {
  readonly id: string;
  /** Gives it back; resolves when the browser has. */
  readonly leave: () => Promise<void>;
}

let current: Hold | null = null;
/** What is being given back: it must be before anything is asked for again. */
let leaving: Promise<void> = Promise.resolve();

/**
 * Asks for a plan, giving back the one that was held. True when it is ours; false when another page has it: then `turn` is called when that page
 * has closed it. Browsers without locks (pages that are not served securely) always say yes: there the order of lines finds another page out.
 */
export async function holdPlan(id: string, turn: () => void): Promise<boolean> {
  if (current?.id === id) return true;
  await leavePlan();
  if (!navigator.locks) return true;
  const name = `gridkeeper.plan.${id}`;
  const free = await new Promise<boolean>((tell) => {
    let end = (): void => {};
    const held = new Promise<void>((done) => {
      end = done;
    });
    const ended = navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      tell(lock !== null);
      return lock === null ? undefined : held;
    });
    current = {
      id,
      leave: async () => {
        end();
        await ended;
      },
    };
  });
  if (!free) wait(name, turn);
  return free;
}

/** Stands in line for a lock that another page has. */
function wait(name: string, turn: () => void): void {
  const giveUp = new AbortController();
  let end = (): void => {};
  const held = new Promise<void>((done) => {
    end = done;
  });
  const waiting: Hold = {
    id: "", // not ours yet
    leave: async () => {
      giveUp.abort();
      end();
      await ended;
    },
  };
  const ended = navigator.locks
    .request(name, { signal: giveUp.signal }, () => {
      if (current !== waiting) return undefined;
      current = { id: name.slice("gridkeeper.plan.".length), leave: waiting.leave };
      turn();
      return held;
    })
    .catch(() => {}); // given up
  current = waiting;
}

/** Gives the lock back, or leaves the line. */
export function leavePlan(): Promise<void> {
  const hold = current;
  current = null;
  leaving = leaving.then(() => hold?.leave());
  return leaving;
}
