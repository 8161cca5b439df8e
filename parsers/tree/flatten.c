#include "flatten.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

// The core is compiled into the binding's own package. Weak references let cgo's trial link of this package alone
// succeed; the final link, which has both, resolves them.
typedef struct { const void *tree; const void *id; uint32_t context[3]; } cursor;
typedef struct { uint32_t row, column; } point;

#define CORE extern __attribute__((weak))
CORE cursor ts_tree_cursor_new(sdkparity_ts_node);
CORE void ts_tree_cursor_delete(cursor *);
CORE sdkparity_ts_node ts_tree_cursor_current_node(const cursor *);
CORE uint16_t ts_tree_cursor_current_field_id(const cursor *);
CORE bool ts_tree_cursor_goto_parent(cursor *);
CORE bool ts_tree_cursor_goto_next_sibling(cursor *);
CORE bool ts_tree_cursor_goto_first_child(cursor *);
CORE uint16_t ts_node_symbol(sdkparity_ts_node);
CORE uint32_t ts_node_start_byte(sdkparity_ts_node);
CORE uint32_t ts_node_end_byte(sdkparity_ts_node);
CORE point ts_node_start_point(sdkparity_ts_node);
CORE bool ts_node_is_named(sdkparity_ts_node);
CORE bool ts_node_is_missing(sdkparity_ts_node);
CORE bool ts_node_has_error(sdkparity_ts_node);

// The C library keeps what was freed for each thread on its own, which for a few large files in a row adds up.
void sdkparity_trim(void) {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

// Nodes are written in document order; `end_index` is the index after the last descendant, so that the next sibling
// of node i is end_index(i) and its first child is i + 1.
sdkparity_result sdkparity_flatten(sdkparity_ts_node root, const uint8_t *opaque, uint32_t max_depth, sdkparity_node *nodes, uint32_t cap) {
  sdkparity_result out = {0, false, false};
  cursor c = ts_tree_cursor_new(root);
  uint32_t parent = UINT32_MAX, depth = 0;
  for (;;) {
    if (out.len == cap) {
      out.full = true;
      break;
    }
    sdkparity_ts_node n = ts_tree_cursor_current_node(&c);
    uint32_t i = out.len++;
    sdkparity_node *o = &nodes[i];
    o->symbol = ts_node_symbol(n);
    o->field = ts_tree_cursor_current_field_id(&c);
    o->start = ts_node_start_byte(n);
    o->end = ts_node_end_byte(n);
    o->row = ts_node_start_point(n).row;
    o->parent = parent;
    o->end_index = i + 1;
    o->flags = (ts_node_is_named(n) ? 1 : 0) | (ts_node_is_missing(n) ? 2 : 0) | (ts_node_has_error(n) ? 4 : 0);
    bool skip = o->symbol != UINT16_MAX &&
                ((opaque[o->symbol] & SDKPARITY_OPAQUE) ||
                 ((opaque[o->symbol] & SDKPARITY_BODY) && i > 0 && nodes[parent].symbol != UINT16_MAX &&
                  (opaque[nodes[parent].symbol] & SDKPARITY_HAS_BODY)));
    if (depth >= max_depth) {
      skip = true;
      out.too_deep = true;
    }
    if (!skip && ts_tree_cursor_goto_first_child(&c)) {
      parent = i;
      depth++;
      continue;
    }
    while (!ts_tree_cursor_goto_next_sibling(&c)) {
      if (parent == UINT32_MAX || !ts_tree_cursor_goto_parent(&c)) goto done;
      nodes[parent].end_index = out.len;
      parent = nodes[parent].parent;
      depth--;
    }
  }
done:
  for (; parent != UINT32_MAX; parent = nodes[parent].parent) nodes[parent].end_index = out.len;
  ts_tree_cursor_delete(&c);
  return out;
}
