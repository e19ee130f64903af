import { test } from 'node:test'
import assert from 'node:assert/strict'
import { mkdtemp, readFile, readdir, rm, writeFile, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exampleResults } from './testing/example-results.ts'
import { parseResults } from './validate.ts'
import { writeReports } from './write.ts'

const inTemporaryFolder = async (use: (folder: string) => Promise<void>): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'reports-'))
  try {
    await use(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

const names = ['junit.xml', 'report.html', 'results.json', 'summary.md']

test('all reports are written into a folder that did not exist, and nothing else', async () => {
  await inTemporaryFolder(async (folder) => {
    const out = join(folder, 'deep', 'out')
    await writeReports(exampleResults, out)
    assert.deepEqual((await readdir(out)).sort(), names)
    const text = await readFile(join(out, 'results.json'), 'utf8')
    assert.deepEqual(parseResults(text, 'results.json'), exampleResults)
  })
})

test('a second run replaces the first', async () => {
  await inTemporaryFolder(async (folder) => {
    await writeFile(join(folder, 'results.json'), 'old')
    await writeReports(exampleResults, folder)
    await writeReports(exampleResults, folder)
    assert.deepEqual((await readdir(folder)).sort(), names)
    assert.notEqual(await readFile(join(folder, 'results.json'), 'utf8'), 'old')
  })
})

test('a file that cannot be put in place leaves no unfinished one behind', async () => {
  await inTemporaryFolder(async (folder) => {
    await mkdir(join(folder, 'results.json', 'in-the-way'), { recursive: true })
    await assert.rejects(writeReports(exampleResults, folder))
    assert.deepEqual(await readdir(folder), ['results.json'])
  })
})
