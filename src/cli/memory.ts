// Whether memory is nearly used up. Node would end at once when it is, with nothing kept.
import { getHeapStatistics } from "node:v8";

/** So near to its limit the engine only comes with that much in use: it collects long before where there is something to collect. */
const TIGHT = 0.95;

export function isTight(): boolean {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
  return used > TIGHT * limit;
}
