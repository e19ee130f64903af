import type { TableConstructorOptions } from 'cli-table3'

/** Options for a table without lines or colours of its own: columns apart by two spaces. */
export const plainFrame: TableConstructorOptions = {
  chars: {
    top: '',
    'top-mid': '',
    'top-left': '',
    'top-right': '',
    bottom: '',
    'bottom-mid': '',
    'bottom-left': '',
    'bottom-right': '',
    left: '',
    'left-mid': '',
    mid: '',
    'mid-mid': '',
    right: '',
    'right-mid': '',
    middle: '',
  },
  style: { head: [], border: [], 'padding-left': 0, 'padding-right': 2 },
}
