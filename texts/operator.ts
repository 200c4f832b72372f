import type { Language, Sentence } from './sentence'
import { fill } from './sentence'

/** What an operator reads at the terminal: seeding, imports, accounts. `{x}` is a value. */
const sentences = {
  'seed.part': { zh: '  {name}：{planned} 项，新增 {added}', en: '  {name}: {planned}, {added} of them new' },
  'seed.added': {
    zh: '参考网络已写入，新增 {added} 项，用时 {seconds} 秒（库、库存、供应来源与承运方均为模拟）。',
    en: 'The reference network is in: {added} rows added in {seconds} s (depots, stock, sources and carriers are synthetic).',
  },
  'seed.nothing': {
    zh: '参考网络已齐，没有改动（{seconds} 秒）。',
    en: 'The reference network was complete: nothing changed ({seconds} s).',
  },
  'seed.areas': { zh: '行政区', en: 'areas' },
  'seed.climates': { zh: '月最低气温', en: 'monthly minimum temperatures' },
  'seed.item-kinds': { zh: '物资品种', en: 'item kinds' },
  'seed.kits': { zh: '成套物资构成', en: 'parts of kits' },
  'seed.substitutes': { zh: '替代物资', en: 'substitutes' },
  'seed.depots': { zh: '储备库', en: 'depots' },
  'seed.yards': { zh: '企业与社会装载点', en: 'yards of firms and social bodies' },
  'seed.stock': { zh: '库存', en: 'stock positions' },
  'seed.sources': { zh: '供应来源', en: 'supply sources' },
  'seed.pacts': { zh: '互助协议', en: 'mutual-aid pacts' },
  'seed.carriers': { zh: '承运方', en: 'carriers' },
  'seed.policies': { zh: '预案与规则', en: 'policies' },
  'migrate.applied': { zh: '已执行迁移 {name}', en: 'Applied {name}' },
  'migrate.nothing': { zh: '数据库已是最新。', en: 'The database is up to date.' },
  'import.refused': {
    zh: '文件未导入，数据库没有改动。{count} 处须改正：',
    en: 'The file was not imported and nothing was changed. {count} to put right:',
  },
  'import.refusal': {
    zh: '  第 {line} 行，{column} 列，“{value}”：{reason}',
    en: '  line {line}, column {column}, "{value}": {reason}',
  },
  'import.more': { zh: '  ……另有 {count} 处（--json 列出全部）', en: '  … and {count} more (--json lists all)' },
  'import.imported': {
    zh: '已导入 {rows} 行：按代码匹配 {byCode}，按名称匹配 {byName}，改动 {changed} 个行政区，未匹配 {notMatched}。',
    en: 'Imported {rows} lines: {byCode} matched by code, {byName} by name, {changed} areas changed, {notMatched} not matched.',
  },
  'import.dry-run': {
    zh: '试运行，未写入。{rows} 行：按代码匹配 {byCode}，按名称匹配 {byName}，将改动 {changed} 个行政区，未匹配 {notMatched}。',
    en: 'Dry run, nothing written. {rows} lines: {byCode} matched by code, {byName} by name, {changed} areas would change, {notMatched} not matched.',
  },
  'import.by-name': {
    zh: '按名称匹配（代码已变更，可能有合并，请核对）：',
    en: 'Matched by name (their codes changed; some were merged, so check):',
  },
  'import.by-name-line': {
    zh: '  第 {line} 行 {code} {name} → {areaCode} {areaName}',
    en: '  line {line}: {code} {name} → {areaCode} {areaName}',
  },
  'import.not-matched': {
    zh: '未匹配（统计用功能区、已撤并区划等），其人口未导入：',
    en: 'Not matched (statistical zones, areas since merged); their people were not imported:',
  },
  'import.not-matched-line': {
    zh: '  第 {line} 行 {code} {name}（{prefecture}），{population} 人',
    en: '  line {line}: {code} {name} ({prefecture}), {population} people',
  },
  'import.absent': {
    zh: '文件未提到的行政区 {count} 个，保持原有数字。',
    en: '{count} areas are not in the file and keep the figure they have.',
  },
  'import.fault.encoding': { zh: '既不是 UTF-8 也不是 GBK', en: 'neither UTF-8 nor GBK' },
  'import.fault.too-large': { zh: '文件超过 {limit} 字节', en: 'the file is larger than {limit} bytes' },
  'import.fault.empty': { zh: '文件没有数据行', en: 'the file has no lines below the header' },
  'import.fault.column-missing': { zh: '缺少这一列', en: 'this column is missing' },
  'import.fault.column-twice': { zh: '这一列出现两次', en: 'this column is there twice' },
  'import.fault.field-count': {
    zh: '应有 {expected} 个字段，实有 {actual} 个',
    en: 'has {actual} fields where the header has {expected}',
  },
  'import.fault.quotes': { zh: '引号或换行有误', en: 'quotes or line breaks are wrong' },
  'import.fault.code': { zh: '不是六位行政区划代码', en: 'is no six-digit area code' },
  'import.fault.code-twice': {
    zh: '该代码在第 {firstLine} 行已出现',
    en: 'the code was there before, on line {firstLine}',
  },
  'import.fault.area-twice': {
    zh: '与第 {firstLine} 行指向同一行政区 {areaCode}',
    en: 'means the same area {areaCode} as line {firstLine}',
  },
  'import.fault.level': {
    zh: '只能是 province、prefecture 或 county',
    en: 'must be province, prefecture or county',
  },
  'import.fault.level-code': { zh: '与代码 {code} 的级别不符', en: 'does not go with the code {code}' },
  'import.fault.name': { zh: '名称为空或过长', en: 'the name is empty or too long' },
  'import.fault.whole-number': { zh: '应为不带分隔符的非负整数', en: 'must be a whole number, without separators' },
  'import.fault.too-many': {
    zh: '超过 {most}，不是一个行政区的人口',
    en: 'is above {most}: no area has so many people',
  },
  'import.fault.degrees': { zh: '不是有效的经纬度', en: 'is no longitude or latitude' },
  'admin.created': {
    zh: '已建立管理员账号 {username}（{email}）。',
    en: 'Administrator {username} ({email}) was created.',
  },
  'admin.taken': {
    zh: '账号 {username} 已存在，没有改动。请换一个用户名，或在控制台重设密码。',
    en: 'There is an account {username} already; nothing was changed. Choose another name, or reset its password in the console.',
  },
  'admin.bad-username': {
    zh: '用户名应为 3 到 60 个字母、数字、点、横线或下划线。',
    en: 'A user name has 3 to 60 letters, digits, dots, hyphens or underscores.',
  },
  'admin.bad-email': { zh: '电子邮件地址不对。', en: 'That is no mail address.' },
  'admin.bad-password': {
    zh: '密码应为 {fewest} 到 {most} 个字符。',
    en: 'A password has {fewest} to {most} characters.',
  },
  'admin.bad-area': {
    zh: '没有行政区 {areaCode}；请先执行 npm run db:seed，或用 100000。',
    en: 'There is no area {areaCode}: run npm run db:seed first, or use 100000.',
  },
  'admin.differ': { zh: '两次输入的密码不一致。', en: 'The two passwords differ.' },
  'admin.ask-username': { zh: '用户名：', en: 'User name: ' },
  'admin.ask-email': { zh: '电子邮件：', en: 'Mail address: ' },
  'admin.ask-password': { zh: '密码（不显示）：', en: 'Password (not shown): ' },
  'admin.ask-again': { zh: '再次输入密码：', en: 'Password again: ' },
  'admin.not-asked': {
    zh: '没有终端可询问：请给出 --username、--email，并用 --password-stdin 或 --password 给出密码。',
    en: 'There is no terminal to ask at: give --username, --email, and the password by --password-stdin or --password.',
  },
} as const satisfies Readonly<Record<string, Sentence>>

export type OperatorKey = keyof typeof sentences

export function operatorText(
  key: OperatorKey,
  language: Language,
  values: Readonly<Record<string, unknown>> = {},
): string {
  return fill(sentences[key], language, values)
}
