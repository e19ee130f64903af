import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isExclusion } from '../../harness/judge/requirement.ts'
import { catalogue } from '../catalogue.ts'

/**
 * Published consent defects of real products, one name for each of the cases that were collected:
 * what would have caught it, or why nothing would, stands in the catalogue.
 */
const defects = [
  ...['better-auth#4974', 'groupoffice#1571', 'phpMyFAQ#3961', 'anythingmcp#417', 'goiabada#108'],
  ...['GHSA-c2jp-c369-7pvx', 'CVE-2026-79652', 'keycloak#36732', 'keycloak#26100'],
  ...['spring-security#18016', 'CVE-2026-33757', 'CVE-2026-109082', 'CVE-2023-34246'],
  ...['passport#1899', 'passport#1777', 'GHSA-6x8h-498w-gv8c', 'CVE-2025-13475'],
  ...['product-is#11191', 'supabase/auth#2590', 'CVE-2017-18872', 'CVE-2014-8144'],
  ...['CVE-2016-6637', 'OpenAM#1080', 'CVE-2026-123545', 'malloyyo#97', 'ory/hydra#770'],
  ...['CVE-2022-39222', 'CVE-2026-27124', 'FastMCP#4818', 'CVE-2020-13300', 'CVE-2018-15758'],
  ...['CVE-2021-27582', 'taskcluster#8417', 'CVE-2024-2177', 'goiabada#38', 'supabase/auth#2512'],
  ...['Nextcloud app', 'nocturne#587', 'CVE-2018-1000088', 'CVE-2026-123539', 'CVE-2026-32112'],
  ...['CVE-2026-42235', 'FastMCP#3418', 'corgi#78', 'workers-oauth-provider 0.7.0'],
  ...['CVE-2021-22866', 'PostHog#101269', 'FastMCP#4670', 'issue 1692', 'keycloak#9617'],
  ...['coder#28179', 'engram#447', 'agami-core#48', 'CVE-2026-67332', 'CVE-2026-86073'],
  ...['issue 258', 'CVE-2024-52287', 'CVE-2026-39976', 'CVE-2026-28699', 'CVE-2026-55982'],
  ...['CVE-2026-46549', 'CVE-2026-63203', 'GHSA-7qjx-gp9h-65qj', 'CVE-2026-28513'],
  ...['CVE-2026-16089', 'CVE-2026-53512', 'CVE-2026-44476', 'CVE-2026-26232', 'CVE-2026-101023'],
  ...['CVE-2025-4144', 'CVE-2021-22236', 'CVE-2026-45337', 'issue 1819', 'CVE-2023-2585'],
  ...['gitlab!252522', 'django-oauth-toolkit#1734', 'dex#4928', 'CVE-2026-41479'],
  ...['CVE-2026-44681', 'CVE-2019-9837', 'CVE-2025-4143', 'CVE-2026-54072', 'CVE-2026-28512'],
  ...['CVE-2024-8883', 'CVE-2026-67333', 'CVE-2026-22752', 'CVE-2024-25715', 'CVE-2026-43983'],
  ...['issue 1510', 'issue 1816', 'CVE-2026-3583', 'CVE-2026-68481', 'CVE-2026-8922'],
  ...['CVE-2025-12110', 'CVE-2017-12160', 'CVE-2026-107623', 'CVE-2016-6582'],
  ...['CVE-2018-1000211', 'keycloak#12916', 'workers-oauth-provider before 0.5.0'],
  ...['CVE-2020-10187', 'CVE-2026-58425'],
]

test('every known defect is named by what would have caught it, or by why nothing would', () => {
  const told = catalogue
    .filter((entry) => isExclusion(entry) || 'security' in entry.profiles)
    .map((entry) => JSON.stringify(entry))
    .join('\n')
  assert.deepEqual(
    defects.filter((defect) => !told.includes(defect)),
    [],
  )
})
