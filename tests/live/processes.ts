// Processes that a test starts: each is a child of ours and is ended by its own pid.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { openSync, readFileSync } from "node:fs";
import { createConnection, createServer, type Server, type Socket } from "node:net";

/** A running child and how to end it. */
export interface Running {
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts a program in the foreground, its words in a log file. `signal` ends it, SIGTERM unless given. */
export function start(
  program: string,
  args: readonly string[],
  options: { log: string; env?: NodeJS.ProcessEnv; cwd?: string; signal?: NodeJS.Signals },
): Running {
  const log = openSync(options.log, "a");
  const child: ChildProcess = spawn(program, args, { stdio: ["ignore", log, log], env: { ...process.env, ...options.env }, cwd: options.cwd });
  const kill = (): void => {
    if (child.exitCode === null && child.signalCode === null) child.kill(options.signal ?? "SIGTERM");
  };
  process.once("exit", kill); // also when the run itself is ended early
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  return {
    pid: child.pid ?? 0,
    stop: async () => {
      kill();
      process.off("exit", kill);
      await ended;
    },
  };
}

/** Runs a program to its end. Throws with what it said when it fails. */
export function runToEnd(program: string, args: readonly string[], options: { env?: NodeJS.ProcessEnv; input?: string } = {}): string {
  return execFileSync(program, args, {
    encoding: "utf8",
    stdio: ["pipe", "pipe", "pipe"],
    env: { ...process.env, ...options.env },
    input: options.input ?? "",
  });
}

/** A port that nobody has now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** Waits until something answers; when it does not, throws with the end of its log. */
export async function answering(what: string, log: string, asked: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 400; turn++) {
    if (await asked().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${what} did not come up: ${readFileSync(log, "utf8").slice(-1500)}`);
}

export function portOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

/** A wire between client and server that can be cut; the server does not notice more than a lost client. */
export interface CutWire {
  readonly port: number;
  cut(): void;
  stop(): Promise<void>;
}

export async function cutWire(to: number): Promise<CutWire> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => sockets.delete(socket));
  };
  const server: Server = createServer((near) => {
    const far = createConnection(to, "127.0.0.1");
    keep(near);
    keep(far);
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: address.port,
    cut,
    stop: async () => {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
