// One call copies a syntax tree into a flat array: a call per node would cost more than parsing does.
#include <stdbool.h>
#include <stdint.h>

typedef struct { uint32_t context[4]; const void *id; const void *tree; } sdkparity_ts_node;

typedef struct {
  uint16_t symbol, field;
  uint32_t start, end, row, parent, end_index, flags;
} sdkparity_node;

// What became of a flattening: how many nodes were written, whether there was no room for more, and whether some were left
// out for being too deep.
typedef struct {
  uint32_t len;
  bool full, too_deep;
} sdkparity_result;

// What is not looked into: nodes of an opaque kind, and bodies directly below a node that has one.
enum { SDKPARITY_OPAQUE = 1, SDKPARITY_BODY = 2, SDKPARITY_HAS_BODY = 4 };

sdkparity_result sdkparity_flatten(sdkparity_ts_node root, const uint8_t *opaque, uint32_t max_depth, sdkparity_node *nodes, uint32_t cap);
void sdkparity_trim(void);
