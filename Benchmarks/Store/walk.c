// The two-step walk of `StoreBench walk` over plain arrays: gcc -O2 walk.c -o walk; ./walk ROUNDS
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
enum { NODES = 10000, DEGREE = 36 };
static uint32_t offsets[NODES + 1], neighbors[NODES * DEGREE];
static int compare(const void *a, const void *b) {
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return x < y ? -1 : x > y;
}
__attribute__((noinline)) static uint64_t count_walks(void) {
  uint64_t total = 0;
  for (uint32_t start = 0; start < NODES; start++)
    for (uint32_t i = offsets[start]; i < offsets[start + 1]; i++) {
      uint32_t middle = neighbors[i];
      for (uint32_t j = offsets[middle]; j < offsets[middle + 1]; j++) total += neighbors[j] != start;
    }
  return total;
}
int main(int argc, char **argv) {
  uint32_t seed = 1;
  for (uint32_t node = 0; node < NODES; node++) {
    offsets[node + 1] = (node + 1) * DEGREE;
    for (int i = 0; i < DEGREE; i++) {
      seed = seed * 1664525u + 1013904223u;
      neighbors[node * DEGREE + i] = (seed >> 8) % NODES;
    }
    qsort(neighbors + node * DEGREE, DEGREE, 4, compare);
  }
  uint64_t total = 0;
  for (int round = 0; round < (argc > 1 ? atoi(argv[1]) : 1); round++) total += count_walks();
  printf("%lu\n", total);
  return 0;
}
