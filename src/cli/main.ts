// The command line: `gridkeeper assess`, `check`, `suggest` and `score`.
import { assess } from "./assess";
import { check } from "./check";
import { clean } from "./clean";
import { readInvocation, USAGE } from "./options";
import { score } from "./score";
import { suggestPlans } from "./suggest";

/** Runs one command; returns the exit code: 0 done, 1 the data has errors that the user must see, 2 wrong usage. */
export async function main(words: readonly string[]): Promise<number> {
  // Who reads us may have seen enough (| head); that is no fault.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : systemFault(error)));
  try {
    return await runCommand(words);
  } catch (error) {
    if (isSystemFault(error)) return systemFault(error);
    throw error;
  }
}

async function runCommand(words: readonly string[]): Promise<number> {
  const invocation = readInvocation(words);
  switch (invocation.command) {
    case "assess":
      return assess(invocation.options, 0);
    case "check":
      return check(invocation.options);
    case "clean":
      return clean(invocation.options);
    case "suggest":
      return suggestPlans(invocation.options);
    case "score":
      return score(invocation.options);
    case "help":
      process.stdout.write(`${USAGE}\n`);
      return 0;
    case "wrong":
      process.stderr.write(`${invocation.sentence}\n${USAGE}\n`);
      return 2;
    default:
      return invocation satisfies never;
  }
}

/** What the system says to paths and devices that people use. */
const SAID: Readonly<Record<string, string>> = {
  ENOENT: "is not there",
  EACCES: "may not be read or written by you",
  EPERM: "may not be read or written by you",
  EROFS: "lies on a disk that cannot be written",
  EISDIR: "is a folder; expected a file",
  ENOTDIR: "names a file where a folder was expected",
  ENOSPC: "lies on a disk that is full",
  ENAMETOOLONG: "is too long a path",
  ELOOP: "leads back to itself",
};

function isSystemFault(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error;
}

/** One sentence for what the system refused, and the exit code 1. */
function systemFault(error: NodeJS.ErrnoException): number {
  process.stderr.write(`${error.path ?? "Standard output"} ${SAID[error.code ?? ""] ?? `cannot be used (${error.code})`}.\n`);
  return 1;
}
