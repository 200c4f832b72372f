/**
 * The engine notes the stack of every promise that a workflow makes, each frame looked up in the source map. The first few
 * say where an error came from; more only cost time in every response.
 */
Error.stackTraceLimit = 5
