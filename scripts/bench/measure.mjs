// Runs a command and measures what a person waits for and a machine must hold: the wall time, and
// the memory of the whole tree of processes.
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** How often the memory is looked at, in milliseconds. */
const sampleIntervalMs = 100
/** The size of a page of memory on the platforms measured, in bytes. */
const pageSize = 4096

/**
 * Runs a command and resolves to its exit code, what it said, and its wall time in milliseconds.
 * With `memory: true`, which takes time of its own, also to its highest memory in bytes: `resident`,
 * the sum over all its processes, in which pages they share count once for each; `proportional`, the
 * sum with shared pages counted once; and `largest`, the resident memory of the largest process. Its
 * `memory` is `undefined` where there is no /proc.
 */
export const measure = async (command, args, { memory = false, ...options } = {}) => {
  const startedAt = performance.now()
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text))
  const peak = { resident: 0, proportional: 0, largest: 0 }
  const sampler = memory && setInterval(() => sample(child.pid, peak), sampleIntervalMs)
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject).on('close', resolve)
  })
  clearInterval(sampler)
  const wallMs = performance.now() - startedAt
  return { code, wallMs, output, memory: peak.resident === 0 ? undefined : peak }
}

const sample = (rootId, peak) => {
  const processes = readProcesses()
  const ids = descendants(rootId, processes)
  const residents = ids.map((id) => processes.get(id).resident)
  peak.resident = Math.max(peak.resident, sum(residents))
  peak.proportional = Math.max(peak.proportional, sum(ids.map(readProportional)))
  peak.largest = Math.max(peak.largest, ...residents)
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0)

const readProportional = (id) => {
  try {
    const [, kilobytes] = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))
    return Number(kilobytes) * 1024
  } catch {
    return 0 // It has ended meanwhile, or is not ours to look into.
  }
}

/** Every process of the machine: its parent and its resident memory. */
const readProcesses = () => {
  const processes = new Map()
  for (const id of processIds()) {
    try {
      // After the name, which may hold anything, in parentheses: state, parent; resident pages are the 22nd.
      const fields = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ').at(-1).split(' ')
      const resident = Number(fields[21]) * pageSize
      processes.set(Number(id), { parent: Number(fields[1]), resident })
    } catch {
      // It has ended meanwhile.
    }
  }
  return processes
}

const processIds = () => {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  } catch {
    return []
  }
}

const descendants = (rootId, processes) => {
  const found = processes.has(rootId) ? [rootId] : []
  for (const id of found) {
    for (const [child, { parent }] of processes) if (parent === id) found.push(child)
  }
  return found
}
