// Runs a command and measures what a person waits for and a machine must hold: the wall time, and
// the memory of the whole tree of processes.
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** How often the memory is looked at, in milliseconds. */
const sampleIntervalMs = 50
/** The size of a page of memory on the platforms measured, in bytes. */
const pageSize = 4096

/**
 * Runs a command and resolves to its exit code, its wall time in milliseconds, and in bytes the
 * highest sum of the resident memory of all its processes and the highest of any one of them. Pages
 * that processes share count once for each. Memory is `undefined` where there is no /proc.
 */
export const measure = async (command, args, options = {}) => {
  const startedAt = performance.now()
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text))
  const peak = { sum: 0, largest: 0 }
  const sampler = setInterval(() => sample(child.pid, peak), sampleIntervalMs)
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject).on('close', resolve)
  })
  clearInterval(sampler)
  const wallMs = performance.now() - startedAt
  return { code, wallMs, output, memory: peak.sum === 0 ? undefined : peak }
}

const sample = (rootId, peak) => {
  const processes = readProcesses()
  const residents = descendants(rootId, processes).map((id) => processes.get(id).resident)
  peak.sum = Math.max(
    peak.sum,
    residents.reduce((total, resident) => total + resident, 0),
  )
  peak.largest = Math.max(peak.largest, ...residents)
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
