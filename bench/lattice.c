/* Epstein's Model I in C, as a yardstick for examples/classics/epstein.ts: Mesa's procedure, rounding to even, set B, the same bookkeeping.
   lattice TICKS SEED  prints agent-steps, seconds and the mean number of active. Its generator is splitmix64, not the program's. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { SIDE = 40, SITES = SIDE * SIDE, VISION = 7, REACH = 113, JAIL = 30, QUIET = 0, ACTIVE, JAILED, COP };
static const double K = 2.3, THRESHOLD = 0.1, LEGITIMACY = 0.82, CITIZENS = 0.7, COPS = 0.04;

static uint64_t seed;
static uint32_t word(void) {
  uint64_t z = (seed += 0x9e3779b97f4a7c15u);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return (uint32_t)((z ^ (z >> 31)) >> 32);
}
static uint32_t below(uint32_t n) { return (uint32_t)(((uint64_t)word() * n) >> 32); }
static double uniform(void) { return (word() + 0.5) / 4294967296.0; }

static uint16_t seen[SITES][REACH], site[SITES], order[SITES], active_ones[SITES], place[SITES], cops_seen[SITES], active_seen[SITES];
static uint8_t state[SITES], standing[SITES], visible[SITES];
static double hardship[SITES], aversion[SITES], risk[64];
static int term[SITES], agents, active;

static void see(uint16_t *counts, int s, int change) {
  for (int i = 0; i < REACH; i++) counts[seen[s][i]] += change;
}
static int sees(int from, int to) {
  int x = to % SIDE - from % SIDE, y = to / SIDE - from / SIDE;
  return visible[(y < 0 ? y + SIDE : y) * SIDE + (x < 0 ? x + SIDE : x)];
}
static void become(int a, int to) {
  if (state[a] == to) return;
  if (state[a] == ACTIVE) {
    int last = active_ones[--active];
    active_ones[place[a]] = last;
    place[last] = place[a];
    see(active_seen, site[a], -1);
  } else if (to == ACTIVE) {
    place[a] = active;
    active_ones[active++] = a;
    see(active_seen, site[a], 1);
  }
  state[a] = to;
}
static int empty_in_vision(int a) {
  int at = site[a], n = 0, found[REACH];
  for (int i = 0; i < 4 * REACH; i++) {
    int target = seen[at][below(REACH)];
    if (!standing[target]) return target;
  }
  for (int i = 0; i < REACH; i++)
    if (!standing[seen[at][i]]) found[n++] = seen[at][i];
  return n ? found[below(n)] : at;
}
static void move_to(int a, int target) {
  int from = site[a];
  if (target == from) return;
  uint16_t *counts = state[a] == COP ? cops_seen : state[a] == ACTIVE ? active_seen : NULL;
  if (counts) see(counts, from, -1), see(counts, target, 1);
  standing[from]--, standing[target]++;
  site[a] = target;
}
static int to_even(double x) {
  int whole = (int)x;
  double rest = x - whole;
  return rest < 0.5 ? whole : rest > 0.5 ? whole + 1 : whole + (whole & 1);
}
static void turn(int a) {
  if (state[a] == JAILED && term[a] > 0) { term[a]--; return; }
  int at = site[a], target = empty_in_vision(a);
  if (state[a] == COP) {
    if (active_seen[at]) {
      int which = below(active_seen[at]);
      for (int i = 0;; i++) {
        int one = active_ones[i];
        if (sees(at, site[one]) && which-- == 0) { term[one] = below(JAIL + 1); become(one, JAILED); break; }
      }
    }
  } else {
    double grievance = hardship[a] * (1 - LEGITIMACY);
    int rebels = 0;
    if (grievance > THRESHOLD) {
      double ratio = (double)cops_seen[at] / (active_seen[at] + (state[a] == ACTIVE ? 0 : 1));
      rebels = grievance - aversion[a] * risk[to_even(ratio) & 63] > THRESHOLD;
    }
    become(a, rebels ? ACTIVE : QUIET);
  }
  move_to(a, target);
}

int main(int argc, char **argv) {
  int ticks = argc > 1 ? atoi(argv[1]) : 2000;
  seed = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
  int n = 0;
  for (int dy = -VISION; dy <= VISION; dy++)
    for (int dx = -VISION; dx <= VISION; dx++) {
      if (abs(dx) + abs(dy) > VISION) continue;
      visible[((dy + SIDE) % SIDE) * SIDE + (dx + SIDE) % SIDE] = 1;
      for (int s = 0; s < SITES; s++) seen[s][n] = ((s / SIDE + dy + SIDE) % SIDE) * SIDE + (s % SIDE + dx + SIDE) % SIDE;
      n++;
    }
  for (int i = 0; i < 64; i++) risk[i] = 1 - exp(-K * i);
  for (int pass = 0; pass < 2; pass++) {
    uint64_t from = seed;
    for (int s = 0; s < SITES; s++) {
      double u = uniform();
      if (pass == 0 ? u < CITIZENS : u >= CITIZENS && u < CITIZENS + COPS) {
        site[agents] = s, state[agents] = pass ? COP : QUIET, standing[s] = 1;
        if (pass) see(cops_seen, s, 1);
        agents++;
      }
    }
    if (pass == 0) seed = from;
  }
  for (int a = 0; a < agents; a++) hardship[a] = uniform(), aversion[a] = uniform(), order[a] = a;
  struct timespec a, b;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &a);
  double sum = 0;
  for (int t = 0; t < ticks; t++) {
    for (int i = agents - 1; i > 0; i--) {
      int j = below(i + 1), other = order[j];
      order[j] = order[i], order[i] = other;
    }
    for (int i = 0; i < agents; i++) turn(order[i]);
    sum += active;
  }
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &b);
  printf("%.0f %.6f %.3f\n", (double)agents * ticks, (double)(b.tv_sec - a.tv_sec) + (b.tv_nsec - a.tv_nsec) / 1e9, sum / ticks);
  return 0;
}
