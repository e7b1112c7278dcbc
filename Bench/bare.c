/* The limit: libyaml's own event loop over the files named as arguments, and nothing else. */
#include <stdio.h>
#include <stdlib.h>
#include <yaml.h>

static void events(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) { perror(path); exit(1); }
  size_t length = 0, capacity = 1 << 16;
  unsigned char *bytes = malloc(capacity);
  for (size_t count; (count = fread(bytes + length, 1, capacity - length, file)) > 0;) {
    length += count;
    if (length == capacity) bytes = realloc(bytes, capacity *= 2);
  }
  fclose(file);

  yaml_parser_t parser;
  yaml_parser_initialize(&parser);
  yaml_parser_set_input_string(&parser, bytes, length);
  for (int done = 0; !done;) {
    yaml_event_t event;
    if (!yaml_parser_parse(&parser, &event)) { fprintf(stderr, "%s: %s\n", path, parser.problem); exit(1); }
    done = event.type == YAML_STREAM_END_EVENT;
    yaml_event_delete(&event);
  }
  yaml_parser_delete(&parser);
  free(bytes);
}

int main(int argc, char **argv) {
  for (int i = 1; i < argc; i++) events(argv[i]);
  return 0;
}
