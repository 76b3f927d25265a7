// Share that leaves in one sub-step.

/** 1 - e^{-x} for the small x of one sub-step, by its Padé form: relative error below x^4/720, 9e-5 at 0.5. */
export const leaving = (x: number): number => x * exposure(x);

/** Share of the sub-step that one person is still there for: (1 - e^{-x})/x. What competes for people meets them that long. */
export const exposure = (x: number): number => 1 / (1 + x / 2 + (x * x) / 12);
