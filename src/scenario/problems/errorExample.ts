// What one code means, with a mistake and what mends it.

export interface ErrorExample {
  readonly code: string;
  readonly title: string;
  readonly meaning: string;
  readonly file: string;
  readonly wrong: string;
  readonly right: string;
}

export const example = (
  code: string,
  title: string,
  meaning: string,
  file: string,
  wrong: string,
  right: string,
): ErrorExample => ({
  code,
  title,
  meaning,
  file,
  wrong,
  right,
});
