// Ctrl-C: the first asks for an orderly stop, a second one more than a second later ends at once. A terminal and a parent may each send
// the same one, so what comes within a second is one.

export interface Interrupt {
  readonly stopped: () => boolean;
  readonly release: () => void;
}

export function onInterrupt(): Interrupt {
  let first = 0;
  const handler = (): void => {
    const now = Date.now();
    if (first === 0) {
      first = now;
      process.stderr.write("\nstopping…\n");
    } else if (now - first > 1000) process.exit(130);
  };
  process.on("SIGINT", handler);
  process.on("SIGTERM", handler);
  return {
    stopped: () => first > 0,
    release: () => {
      process.off("SIGINT", handler);
      process.off("SIGTERM", handler);
    },
  };
}
