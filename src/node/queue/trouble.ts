// What servers of queues report, in words, and whether it passes by itself.
import type { Address } from "./address.ts";

export interface Trouble {
  /** A clause: "nothing answers at …". */
  readonly words: string;
  /** A sentence. */
  readonly remedy: string;
  /** Whether to try again makes sense. */
  readonly passes: boolean;
  /** Whether it is on the list below. */
  readonly known: boolean;
}

type Told = Pick<Trouble, "words" | "remedy"> & { readonly passes?: true };

/** By the code of an error, or the first word of what Redis answers; `at` is the address as it may be shown. */
const TROUBLES: Readonly<Record<string, (at: string) => Told>> = {
  ECONNREFUSED: (at) => ({ words: `nothing answers at ${at}`, remedy: "Is the server running, and does it listen there?", passes: true }),
  ECONNRESET: (at) => ({ words: `the connection to ${at} was cut`, remedy: "Is the server running, and with or without TLS as the address says?", passes: true }),
  EPIPE: (at) => ({ words: `the connection to ${at} was cut`, remedy: "Is the server running?", passes: true }),
  ETIMEDOUT: (at) => ({ words: `${at} does not answer`, remedy: "Is the host right, with or without TLS as the address says, and does a firewall let this machine through?", passes: true }),
  EHOSTUNREACH: (at) => ({ words: `there is no way to ${at}`, remedy: "Is the host right, and the network there?", passes: true }),
  ENETUNREACH: (at) => ({ words: `there is no way to ${at}`, remedy: "Is the host right, and the network there?", passes: true }),
  EAI_AGAIN: (at) => ({ words: `the name in ${at} cannot be looked up now`, remedy: "Is the network there?", passes: true }),
  ENOTFOUND: (at) => ({ words: `there is no host of the name in ${at}`, remedy: "Correct the address." }),
  WRONGPASS: (at) => ({ words: `${at} does not take this user and password`, remedy: "Correct them in the address or in PRECEDENT_QUEUE_PASSWORD." }),
  NOAUTH: (at) => ({ words: `${at} wants a password`, remedy: "Put it into the address, or into PRECEDENT_QUEUE_PASSWORD." }),
  NOPERM: (at) => ({ words: `this user may not do what a queue needs at ${at}`, remedy: "Give the user all commands on keys that begin with precedent (ACL SETUSER)." }),
  LOADING: (at) => ({ words: `${at} is starting`, remedy: "It reads its data.", passes: true }),
  BUSY: (at) => ({ words: `${at} is busy`, remedy: "It does another's script.", passes: true }),
  MISCONF: (at) => ({ words: `${at} cannot write to its disk`, remedy: "Give the server's disk room.", passes: true }),
  READONLY: (at) => ({ words: `${at} is a copy that cannot be written to`, remedy: "Name the main server, or wait until this one is it.", passes: true }),
  MASTERDOWN: (at) => ({ words: `${at} has lost its main server`, remedy: "Wait, or name the main server.", passes: true }),
  OOM: (at) => ({ words: `the memory of ${at} is used up`, remedy: "Raise the server's maxmemory, or wait until results were taken.", passes: true }),
  "28P01": (at) => ({ words: `${at} does not take this user and password`, remedy: "Correct them in the address or in PRECEDENT_QUEUE_PASSWORD." }),
  "28000": (at) => ({ words: `${at} does not let this user in`, remedy: "Is the user right, and does pg_hba.conf let it in from here, with or without TLS?" }),
  "3D000": (at) => ({ words: `there is no such database at ${at}`, remedy: "Make it with createdb, or correct the address." }),
  "42501": (at) => ({ words: `this user may not make the queue's tables at ${at}`, remedy: "Let it: GRANT CREATE ON DATABASE name TO user." }),
  "53100": (at) => ({ words: `the disk of ${at} is full`, remedy: "Give the server's disk room.", passes: true }),
  "53200": (at) => ({ words: `the memory of ${at} is used up`, remedy: "Give the server more memory.", passes: true }),
  "53300": (at) => ({ words: `${at} has too many connections`, remedy: "Raise max_connections, or start fewer workers.", passes: true }),
  "57P01": (at) => ({ words: `${at} is stopping`, remedy: "Start it again.", passes: true }),
  "57P02": (at) => ({ words: `${at} is stopping`, remedy: "Start it again.", passes: true }),
  "57P03": (at) => ({ words: `${at} is starting`, remedy: "It reads its data.", passes: true }),
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  ERR_TLS_CERT_ALTNAME_INVALID: (at) => ({ words: `the certificate of ${at} is another host's`, remedy: "Name the host as its certificate does." }),
  CERT_HAS_EXPIRED: (at) => ({ words: `the certificate of ${at} has expired`, remedy: "Renew it on the server." }),
}; // prettier-ignore

function untrusted(at: string): Told {
  return {
    words: `the certificate of ${at} is signed by nobody that this machine trusts`,
    remedy: "Name its authority's file in NODE_EXTRA_CA_CERTS.",
  };
}

/** Messages that come without a code. */
const MESSAGES: readonly (readonly [RegExp, string])[] = [
  [/\b(WRONGPASS|NOAUTH|NOPERM|LOADING|BUSY|MISCONF|READONLY|MASTERDOWN|OOM)\b/, "$1"],
  [/invalid username-password pair|invalid password/i, "WRONGPASS"],
  [/client password must be a string/i, "NOAUTH"],
  [/connection (is closed|terminated|ended)|not queryable|connection timeout|timeout exceeded|connection closed/i, "ECONNRESET"],
  [/wrong version number|packet length too long|socket disconnected before secure TLS/i, "ECONNRESET"],
]; // prettier-ignore

/** What an error of a server means. One that is unknown is told as it is, without the password. */
export function troubleOf(error: unknown, { shown, without }: Pick<Address, "shown" | "without">): Trouble {
  const code = codeOf(error);
  const known = Object.hasOwn(TROUBLES, code) ? TROUBLES[code]?.(shown) : undefined;
  if (known) return { passes: false, ...known, known: true };
  const said = without(messageOf(error)).split("\n")[0]?.slice(0, 200) ?? "";
  return { words: `${shown} answers: ${said}`, remedy: "Ask whoever runs the server.", passes: false, known: false };
}

function codeOf(error: unknown): string {
  const { code, errors } = (error ?? {}) as { readonly code?: unknown; readonly errors?: readonly unknown[] };
  if (typeof code === "string" && Object.hasOwn(TROUBLES, code)) return code;
  // a name with several addresses fails by each of them
  if (Array.isArray(errors) && errors.length > 0) return codeOf(errors[0]);
  const message = messageOf(error);
  for (const [pattern, meant] of MESSAGES) {
    const found = pattern.exec(message);
    if (found) return meant === "$1" ? (found[1] as string) : meant;
  }
  return "";
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
