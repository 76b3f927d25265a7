// What a file system or a stream reports, in words.

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "you may not write there",
  EPERM: "you may not write there",
  EROFS: "it is on a disk that is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "your share of the disk is used up",
  EFBIG: "a file would be larger than is allowed here (ulimit -f shows the limit)",
  EIO: "the disk or the terminal no longer answers",
  EBUSY: "something else is using it",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open",
  ENOTDIR: "a part of its path is a file, not a folder",
  EEXIST: "a part of its path is a file, not a folder",
  EISDIR: "a folder is in the way of a file",
  ENOTEMPTY: "a folder came into being there in the meantime",
  ENOENT: "no folder can be made there",
  ENAMETOOLONG: "the name is too long",
  ELOOP: "its links lead in a circle",
  ENOMEM: "there is no memory left",
};

/** Whether the system refused something, and not the program. */
export const isRefusal = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && "syscall" in error && typeof (error as NodeJS.ErrnoException).code === "string";

/** Why the system refused. */
export const reasonOf = ({ code = "unknown" }: NodeJS.ErrnoException): string =>
  Object.hasOwn(REASONS, code) ? (REASONS[code] as string) : `the system says ${code}`;
