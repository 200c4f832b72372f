import type { Language, Sentence } from './sentence'
import { fill } from './sentence'

/** What people read about tables that are imported and exported. `{x}` is a value. */
const sentences = {
  'fault.empty': { zh: '文件没有数据行', en: 'there are no lines below the header' },
  'fault.encoding': { zh: '既不是 UTF-8 也不是 GBK 编码的文本', en: 'is text neither in UTF-8 nor in GBK' },
  'fault.too-large': { zh: '文件超过 {limit} 字节', en: 'the file is larger than {limit} bytes' },
  'fault.too-large-unpacked': {
    zh: '工作簿解压后超过 {limitMb} MB',
    en: 'the workbook unpacks to more than {limitMb} MB',
  },
  'fault.broken-file': { zh: '文件已损坏，无法读取', en: 'the file is broken and can’t be read' },
  'fault.old-workbook': {
    zh: '是旧版 .xls 或加密的工作簿，请另存为不加密的 .xlsx',
    en: 'is an .xls workbook of before 2007 or has a password: save it as .xlsx without one',
  },
  'fault.sheet-missing': {
    zh: '没有这个工作表；文件中有：{names}',
    en: 'there is no such sheet; the file has {names}',
  },
  'fault.quotes': { zh: '引号或换行有误', en: 'quotes or line breaks are wrong' },
  'fault.field-count': {
    zh: '应有 {expected} 个字段，实有 {actual} 个',
    en: 'has {actual} fields where the header has {expected}',
  },
  'fault.column-missing': {
    zh: '缺少这一列（全文件同值时可统一给出）',
    en: 'this column is missing (one value can be given for the whole file)',
  },
  'fault.column-twice': { zh: '这一列出现两次', en: 'this column is there twice' },
  'fault.required': { zh: '不能为空', en: 'must not be blank' },
  'fault.too-long': { zh: '超过 {most} 个字符', en: 'has more than {most} characters' },
  'fault.whole-number': {
    zh: '应为整数，不带分隔符和单位',
    en: 'must be a whole number, without separators and units',
  },
  'fault.number': { zh: '应为数字，小数点用“.”', en: 'must be a number, with a point before decimals' },
  'fault.least': { zh: '不能小于 {least}', en: 'must be at least {least}' },
  'fault.most': { zh: '不能大于 {most}', en: 'must be at most {most}' },
  'fault.date': { zh: '不是日期，应如 2026-11-24', en: 'is no date: write 2026-11-24' },
  'fault.instant': {
    zh: '不是日期和时间（北京时间），应如 2026-11-24 08:30',
    en: 'is no day and time (in Beijing): write 2026-11-24 08:30',
  },
  'fault.yes-no': { zh: '应为“是”或“否”', en: 'must be yes or no' },
  'fault.choice': { zh: '只能是其中之一：{of}', en: 'must be one of {of}' },
  'fault.item-code': {
    zh: '不是 GB/T 38565 的七位物资编码',
    en: 'is no seven-digit item code in the form of GB/T 38565',
  },
  'fault.id': {
    zh: '编号不能有空格和“{not}”，不超过 {most} 个字符',
    en: 'an id has no blanks and no "{not}", and at most {most} characters',
  },
  'fault.formula-without-result': {
    zh: '公式没有保存结果：请在表格软件中重新计算并保存，或粘贴为数值',
    en: 'a formula saved without its result: calculate and save again, or paste as values',
  },
  'fault.cell-error': { zh: '单元格是错误值', en: 'the cell shows an error' },
  'fault.merged': {
    zh: '第 {firstRow} 至 {lastRow} 行的单元格合并了：请取消合并，每行都填写',
    en: 'cells of rows {firstRow} to {lastRow} are merged: unmerge them and fill in every line',
  },
  'fault.twice': { zh: '与第 {firstRow} 行重复', en: 'says the same as line {firstRow}' },
  'fault.area-unknown': { zh: '没有这个行政区', en: 'there is no such area' },
  'fault.area-ambiguous': {
    zh: '有 {means} 个行政区叫这个名称，请填代码',
    en: '{means} areas have this name: write the code',
  },
  'fault.depot-unknown': { zh: '没有这个储备库或装车地点', en: 'there is no such depot or loading place' },
  'fault.depot-ambiguous': {
    zh: '有 {means} 个储备库叫这个名称，请填编号',
    en: '{means} depots have this name: write the id',
  },
  'fault.item-unknown': {
    zh: '没有这个物资品种，请先导入物资品种',
    en: 'there is no such item kind: import the catalogue first',
  },
  'fault.item-ambiguous': {
    zh: '有 {means} 个物资品种叫这个名称，请填编码',
    en: '{means} item kinds have this name: write the code',
  },
  'fault.pact-unknown': {
    zh: '没有这份互助协议，请先导入互助协议，填如 610000→620000',
    en: 'there is no such pact: import the pacts first and write 610000→620000',
  },
  'fault.pact-ambiguous': {
    zh: '有 {means} 份互助协议符合，请填编号',
    en: '{means} pacts fit: write the id',
  },
  'fault.same-item': { zh: '与前一物资是同一品种', en: 'is the same item kind as the one before it' },
  'fault.source-kind': { zh: '这个编号已属于另一类来源', en: 'this id belongs to another kind of source' },
  'fault.source-ended': {
    zh: '这个编号的来源已结束或已谢绝，请用新编号',
    en: 'the source of this id has ended or was refused: use a new id',
  },
  'fault.same-area': { zh: '支援方与受援方相同', en: 'both sides are the same area' },
  'fault.temperatures': { zh: '上限低于下限', en: 'is below the lowest' },
  'fault.expires-before-produced': {
    zh: '到期日期不晚于生产日期 {producedOn}',
    en: 'is not after the day it was produced, {producedOn}',
  },
  'fault.below-reserved': {
    zh: '少于已占用的 {reserved} 件',
    en: 'is less than the {reserved} units that are reserved',
  },
  'fault.lot-ambiguous': {
    zh: '有 {lots} 个批次日期和等级相同，请填批次号',
    en: '{lots} lots have these dates and this grade: write the lot',
  },
  'fault.lot-left-out': {
    zh: '文件未提到这一批次，而其中 {reserved} 件已占用（在库 {onHand} 件）',
    en: 'the file leaves out this lot, of which {reserved} units are reserved (on hand {onHand})',
  },
  'report.refused': {
    zh: '文件未导入，数据库没有改动。共读 {rows} 行，{count} 处须改正：',
    en: 'The file was not imported and nothing was changed. {rows} lines read, {count} to put right:',
  },
  'report.refusal': {
    zh: '  第 {row} 行，{column} 列，“{value}”：{reason}',
    en: '  line {row}, column {column}, "{value}": {reason}',
  },
  'report.refusal-in-sheet': {
    zh: '  {sheet}表第 {row} 行，{column} 列，“{value}”：{reason}',
    en: '  sheet {sheet}, row {row}, column {column}, "{value}": {reason}',
  },
  'report.more': { zh: '  ……另有 {count} 处（--json 列出全部）', en: '  … and {count} more (--json lists all)' },
  'report.imported': { zh: '已导入（{encoding}）。', en: 'Imported ({encoding}).' },
  'report.dry-run': { zh: '试运行，未写入（{encoding}）。', en: 'Dry run, nothing written ({encoding}).' },
  'report.table': {
    zh: '{table}：{rows} 行，新增 {added}，改动 {changed}，未变 {unchanged}。',
    en: '{table}: {rows} lines, {added} added, {changed} changed, {unchanged} unchanged.',
  },
  'report.skipped': { zh: '  按对照表略过 {count} 行。', en: '  {count} lines left out, as the mapping says.' },
  'report.units': {
    zh: '  在库件数由 {before} 变为 {after}；文件未提到的批次清零 {lotsEmptied} 个。',
    en: '  Units on hand went from {before} to {after}; {lotsEmptied} lots that the file leaves out were emptied.',
  },
  'report.caught': {
    zh: '  没有国标编码、归入兜底品种的编码 {count} 个：{codes}',
    en: '  Codes not of GB/T 38565 that went to a catch-all kind ({count}): {codes}',
  },
  'report.caught-code': { zh: '{code}（{rows} 行）', en: '{code} (lines: {rows})' },
  'report.defaulted': {
    zh: '  {column}：{rows} 行取对照表的默认值，请核对。',
    en: '  {column}: {rows} lines took the mapping’s default; check it.',
  },
  'report.given': {
    zh: '  {column}：{rows} 行取为整个文件给出的值。',
    en: '  {column}: {rows} lines took the value given for the whole file.',
  },
  'progress.reading': { zh: '读取 {table}：{rows} 行……', en: 'reading {table}: {rows} lines …' },
  'progress.checking': { zh: '核对 {table}：{rows} 行……', en: 'checking {table}: {rows} lines …' },
  'progress.writing': { zh: '写入 {table}：{rows} 行……', en: 'writing {table}: {rows} lines …' },
  'progress.exported': { zh: '已写出 {rows} 行……', en: '{rows} lines written …' },
  'export.done': { zh: '已写出 {rows} 行到 {file}。', en: '{rows} lines written to {file}.' },
  'export.template': { zh: '模板已写到 {file}。', en: 'The template was written to {file}.' },
  'mapping.refused': { zh: '对照表有误，未导入：', en: 'The mapping is wrong; nothing was imported:' },
  'mapping.none': { zh: '没有本单位的对照表。', en: 'No mappings of your own are kept.' },
  'mapping.sound': {
    zh: '{name}：读“{table}”，{keptBy} 于 {keptAt} 存入',
    en: '{name}: reads {table}, kept by {keptBy} at {keptAt}',
  },
  'mapping.unsound': {
    zh: '{name}：读“{table}”，{keptBy} 于 {keptAt} 存入，已不能用；可删除（mappings --remove {name}）或改正后重新存入：',
    en: '{name}: reads {table}, kept by {keptBy} at {keptAt}, can no longer be used; remove it (mappings --remove {name}) or keep it anew, mended:',
  },
  'mapping.removed': { zh: '对照表 {name} 已删除。', en: 'The mapping {name} was removed.' },
  'mapping.fault': { zh: '  {path}：{reason}', en: '  {path}: {reason}' },
  'export.mapping': { zh: '对照表已写到 {file}。', en: 'The mapping was written to {file}.' },
  'notes.sheet': { zh: '填写说明', en: 'Notes' },
  'notes.column': { zh: '列', en: 'Column' },
  'notes.required': { zh: '必填', en: 'Required' },
  'notes.allowed': { zh: '可填内容', en: 'What may stand there' },
  'notes.yes': { zh: '是', en: 'yes' },
  'notes.no': { zh: '', en: '' },
  'type.text': { zh: '文字，不超过 {most} 个字符', en: 'text, at most {most} characters' },
  'type.id': { zh: '编号，无空格', en: 'an id, without blanks' },
  'type.item-code': { zh: '七位物资编码（GB/T 38565）', en: 'a seven-digit item code (GB/T 38565)' },
  'type.item': { zh: '物资编码或名称', en: 'an item code or name' },
  'type.depot': { zh: '储备库编号或名称', en: 'a depot’s id or name' },
  'type.area': { zh: '六位行政区划代码或名称', en: 'a six-digit area code or the area’s name' },
  'type.whole': { zh: '整数，{least} 至 {most}', en: 'a whole number, {least} to {most}' },
  'type.decimal': { zh: '数字，{least} 至 {most}', en: 'a number, {least} to {most}' },
  'type.date': { zh: '日期，如 2026-11-24', en: 'a date, such as 2026-11-24' },
  'type.instant': {
    zh: '日期和时间（北京时间），如 2026-11-24 08:30',
    en: 'a day and time in Beijing, such as 2026-11-24 08:30',
  },
  'type.pact': {
    zh: '互助协议编号，或“支援方→受援方”，如 陕西省→甘肃省',
    en: 'a pact’s id, or giver→receiver, such as 610000→620000',
  },
  'type.yes-no': { zh: '是或否', en: 'yes or no' },
  'type.choice': { zh: '其中之一：{of}', en: 'one of {of}' },
} as const satisfies Readonly<Record<string, Sentence>>

export type ExchangeKey = keyof typeof sentences

/** Some of a list, as each language parts them; `more`: there are others. */
export function listedText(shown: readonly string[], more: boolean, language: Language): string {
  return language === 'zh' ? `${shown.join('、')}${more ? '……' : ''}` : `${shown.join(', ')}${more ? ' …' : ''}`
}

export function exchangeText(
  key: ExchangeKey,
  language: Language,
  values: Readonly<Record<string, unknown>> = {},
): string {
  return fill(sentences[key], language, values)
}
