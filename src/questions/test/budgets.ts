// How many worlds may be asked for, apart from all that runs them: commands name these before any of it is loaded.
/** Worlds of the three budgets that have a name: after four rounds, six and eight. */
export const QUICK_WORLDS = 1600;
export const WORLDS = 6400;
export const THOROUGH_WORLDS = 25_600;
export const LEAST_WORLDS = 40;
