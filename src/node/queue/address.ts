// Where a queue is: its address as it was typed, checked, with a name that may be shown.
import { QueueRefused } from "./refused.ts";

const KINDS = { "redis:": "redis", "rediss:": "redis", "postgres:": "postgres", "postgresql:": "postgres" } as const;
type Protocol = keyof typeof KINDS;

export interface Address {
  readonly kind: (typeof KINDS)[Protocol];
  /** Whether the connection is encrypted from its first byte on. */
  readonly tls: boolean;
  readonly url: URL;
  /** "redis://host:6379/0": without user and password. */
  readonly shown: string;
  /** Takes the password out of a text that was not written here. */
  readonly without: (text: string) => string;
}

/** Where the password may stand instead of the address, which others on the machine can see. */
export const PASSWORD = "PRECEDENT_QUEUE_PASSWORD";

const FORMS =
  "An address is redis://HOST:PORT, rediss://HOST:PORT (encrypted) or postgres://HOST:PORT/DATABASE, with USER:PASSWORD@ before the host where they are needed.";

const isProtocol = (text: string): text is Protocol => Object.hasOwn(KINDS, text);

/** Throws QueueRefused, without a word of the address itself: it may hold a password. */
export function addressOf(text: string, password: string | undefined = process.env[PASSWORD]): Address {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new QueueRefused(
      "the queue's address cannot be read",
      `${FORMS} In a password write @ as %40, / as %2F, # as %23 and % as %25, or put it into ${PASSWORD}.`,
    );
  }
  if (!isProtocol(url.protocol)) throw new QueueRefused("there is no such kind of queue", FORMS);
  if (url.hostname === "") throw new QueueRefused("the queue's address names no host", FORMS);
  if (KINDS[url.protocol] === "redis" && !/^\/?\d{0,4}$/.test(url.pathname))
    throw new QueueRefused("after a redis host stands the number of a database, or nothing", FORMS);
  if (url.password === "" && password) url.password = encodeURIComponent(password);
  const secrets = [url.password, decoded(url.password)].filter((secret) => secret !== "");
  return {
    kind: KINDS[url.protocol],
    tls: url.protocol === "rediss:",
    url,
    shown: `${url.protocol}//${url.host}${url.pathname === "/" ? "" : url.pathname}`,
    without: (told) => secrets.reduce((left, secret) => left.replaceAll(secret, "…"), told),
  };
}

/** As a server takes it. Throws nothing: what is no encoded text is meant as it stands. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
