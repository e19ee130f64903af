import type { Results } from '../harness/judge/results.ts'
export const renderHtml = (_: Results): string => '<!doctype html>\n'
