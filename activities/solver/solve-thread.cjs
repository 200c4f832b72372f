// What a thread runs: the loader that the process was started with is not there in its threads.
require('tsx/cjs/api').register()

module.exports = require('./solve.ts')
