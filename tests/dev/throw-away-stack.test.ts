import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { throwAwayStack } from '../../cli/respond/throw-away-stack'

test('where a part does not start, the others are stopped, nothing is left, and the first failure is what is told', async () => {
  const outside = process.env['TMPDIR']
  const room = mkdtempSync(join(tmpdir(), 'muster-room-'))
  process.env['TMPDIR'] = room
  const unheard: unknown[] = []
  const hear = (reason: unknown): void => void unheard.push(reason)
  process.on('unhandledRejection', hear)
  try {
    const refuse = (): never => {
      throw new Error('no client is wanted')
    }
    await expect(throwAwayStack(null, refuse)).rejects.toThrow('no client is wanted')
    expect(readdirSync(room).filter((name) => name.startsWith('muster-'))).toEqual([])
    expect(unheard).toEqual([])
  } finally {
    process.off('unhandledRejection', hear)
    if (outside === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = outside
    rmSync(room, { recursive: true, force: true })
  }
})
