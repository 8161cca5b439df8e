// One call copies a syntax tree into a flat array: a call per node would cost more than parsing does.
#include <stdbool.h>
#include <stdint.h>

typedef struct { uint32_t context[4]; const void *id; const void *tree; } sdkparity_ts_node;

typedef struct {
  uint16_t symbol, field;
  uint32_t start, end, row, parent, end_index, flags;
} sdkparity_node;

typedef struct {
  sdkparity_node *nodes;
  uint32_t len, cap;
  bool truncated, too_deep;
} sdkparity_tree;

// What is not looked into: nodes of an opaque kind, and bodies directly below a node that has one.
enum { SDKPARITY_OPAQUE = 1, SDKPARITY_BODY = 2, SDKPARITY_HAS_BODY = 4 };

void sdkparity_flatten(sdkparity_ts_node root, const uint8_t *opaque, uint32_t max, uint32_t max_depth, sdkparity_tree *out);
