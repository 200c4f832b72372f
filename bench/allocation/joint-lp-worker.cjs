'use strict'
// Plain JavaScript: a worker thread runs it as it is, without a loader.
const { parentPort, workerData } = require('node:worker_threads')
const loadHighs = require('highs')

async function solve({ lp, limitSeconds }) {
  const highs = await loadHighs()
  const none = new Float64Array(lp.columns)
  const model = highs.createModel({
    numCols: lp.columns,
    numRows: lp.rows,
    colCost: lp.cost,
    colLower: none,
    colUpper: new Float64Array(lp.columns).fill(highs.infinity),
    rowLower: lp.rowLower,
    rowUpper: lp.rowUpper,
    matrix: {
      format: 'csc',
      numRows: lp.rows,
      numCols: lp.columns,
      starts: lp.starts,
      indices: lp.indices,
      values: new Float64Array(lp.indices.length).fill(1),
    },
  })
  model.options.set({ output_flag: false, solver: 'ipm', run_crossover: 'off', time_limit: limitSeconds })
  const startedMs = performance.now()
  model.run()
  const seconds = (performance.now() - startedMs) / 1000
  const status =
    model.getModelStatus() === highs.constants.modelStatus.optimal ? 'optimal' : String(model.getModelStatus())
  parentPort.postMessage({ status, objective: model.getObjectiveValue(), seconds })
}

void solve(workerData)
