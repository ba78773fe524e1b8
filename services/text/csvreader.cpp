// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/csvreader.h"

#include "text/normalise.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace FibreDesk::Text {

namespace {

constexpr std::array separators{u',', u';', u'\t', u'|'};
/// Rows looked at to find separator and header; a title is never longer.
constexpr qsizetype SampleRows = 60;
constexpr qsizetype LongestPreamble = 20;
/// A quote that opens more than this was none; a spreadsheet's cell holds half of it.
constexpr qsizetype LongestQuoted = 65536;

/// 0x80 to 0x9f, where Windows-1252 is not Latin-1. The five without a character stay controls.
constexpr std::array<char16_t, 32> windows1252{0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020,
    0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d, 0x017d, 0x8f, 0x90, 0x2018, 0x2019,
    0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d, 0x017e,
    0x0178};

QString fromWindows1252(const QByteArray &bytes)
{
    QString text = QString::fromLatin1(bytes);
    for (QChar &c : text) {
        if (c.unicode() >= 0x80 && c.unicode() < 0xa0) {
            c = QChar(windows1252[c.unicode() - 0x80]);
        }
    }
    return text;
}

QString decode(const QByteArray &bytes, QStringConverter::Encoding encoding)
{
    QStringDecoder decoder(encoding);
    const QString text = decoder.decode(bytes);
    // Qt lets half a surrogate pair through, which is no character and cannot be written again.
    return text.isValidUtf16() ? text : QString::fromUtf8(text.toUtf8());
}

bool isEmptyRow(const CsvRow &row)
{
    return std::ranges::all_of(
        row.cells, [](const QString &cell) { return cell.trimmed().isEmpty(); });
}

/// Reads one table; the position in lines is kept because people look for rows by them.
class CsvSplitter {
public:
    CsvSplitter(const QString &text, QChar separator, qsizetype mostRows)
        : m_text(text)
        , m_separator(separator)
        , m_mostRows(mostRows)
    {
    }

    std::vector<CsvRow> split(bool *isUnclosed = nullptr)
    {
        std::vector<CsvRow> rows;
        while (m_at < m_text.size() && (m_mostRows < 0 || std::ssize(rows) < m_mostRows)) {
            CsvRow row;
            row.line = m_line;
            bool isLast = false;
            while (!isLast) {
                row.cells += readCell();
                isLast = m_at >= m_text.size() || m_text[m_at] != m_separator;
                if (!isLast) {
                    ++m_at;
                }
            }
            readLineEnd();
            rows.push_back(std::move(row));
        }
        if (isUnclosed != nullptr) {
            *isUnclosed = m_isUnclosed;
        }
        return rows;
    }

private:
    bool isCellEnd(qsizetype at) const
    {
        return at >= m_text.size() || m_text[at] == m_separator || m_text[at] == u'\n'
            || m_text[at] == u'\r';
    }

    void readLineEnd()
    {
        if (m_at < m_text.size()) {
            m_at += m_text[m_at] == u'\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == u'\n'
                ? 2
                : 1;
            ++m_line;
        }
    }

    QString readCell()
    {
        qsizetype start = m_at;
        while (start < m_text.size() && m_text[start] == u' ') {
            ++start;
        }
        if (start < m_text.size() && m_text[start] == u'"') {
            const qsizetype at = m_at;
            const int line = m_line;
            m_at = start + 1;
            QString cell;
            if (readQuoted(&cell)) {
                return cell;
            }
            // Never closed: then it was no quote, and the rest of the file is no cell.
            m_isUnclosed = true;
            m_at = at;
            m_line = line;
        }
        const qsizetype from = m_at;
        while (!isCellEnd(m_at)) {
            ++m_at;
        }
        return m_text.sliced(from, m_at - from).toString();
    }

    bool readQuoted(QString *cell)
    {
        const qsizetype start = m_at;
        while (true) {
            const qsizetype quote = m_text.indexOf(u'"', m_at);
            if (quote < 0 || quote - start > LongestQuoted) {
                return false;
            }
            append(cell, quote);
            m_at = quote + 1;
            if (m_at < m_text.size() && m_text[m_at] == u'"') {
                *cell += u'"';
                ++m_at;
                continue;
            }
            qsizetype after = m_at;
            while (after < m_text.size() && m_text[after] == u' ') {
                ++after;
            }
            if (isCellEnd(after)) {
                m_at = after;
                return true;
            }
            *cell += u'"'; // a quote that somebody forgot to double
        }
    }

    /// What stands up to `end`, its line ends as line feeds.
    void append(QString *cell, qsizetype end)
    {
        for (; m_at < end; ++m_at) {
            const QChar c = m_text[m_at];
            if (c == u'\r' || c == u'\n') {
                if (c == u'\r' && m_at + 1 < end && m_text[m_at + 1] == u'\n') {
                    ++m_at;
                }
                *cell += u'\n';
                ++m_line;
            } else {
                *cell += c;
            }
        }
    }

    QStringView m_text;
    QChar m_separator;
    qsizetype m_mostRows;
    qsizetype m_at = 0;
    int m_line = 1;
    bool m_isUnclosed = false;
};

/// The number of cells that most rows of at least two have, and how many rows have it.
std::pair<qsizetype, qsizetype> usualWidth(const std::vector<CsvRow> &rows)
{
    QHash<qsizetype, qsizetype> widths;
    std::pair<qsizetype, qsizetype> best{1, 0};
    for (const CsvRow &row : rows) {
        if (row.cells.size() > 1 && !isEmptyRow(row)) {
            const qsizetype count = ++widths[row.cells.size()];
            if (count > best.second || (count == best.second && row.cells.size() > best.first)) {
                best = {row.cells.size(), count};
            }
        }
    }
    return best;
}

/// Without years and dates, which stand in headers as well ("Courriel 2024").
QString withoutYears(QString name)
{
    static const QRegularExpression year(u"(?<!\\d)(?:19|20)\\d\\d(?:[-/.]\\d{1,2}){0,2}(?!\\d)"_s);
    return name.remove(year);
}

/// Cells that are names of columns have letters, no digits to speak of and no @; they differ,
/// unless `mayRepeat`.
bool looksLikeHeader(const CsvRow &row, bool mayRepeat)
{
    static const QRegularExpression bareYear(u"^(?:19|20)\\d\\d$"_s);
    QSet<QString> seen;
    qsizetype named = 0;
    for (const QString &cell : row.cells) {
        const QString name = withoutInvisible(cell).trimmed();
        if (name.isEmpty() || bareYear.match(name).hasMatch()) {
            continue;
        }
        const QString words = withoutYears(name);
        const auto digits = std::ranges::count_if(words, [](QChar c) { return c.isDigit(); });
        const bool hasLetter = std::ranges::any_of(words, [](QChar c) { return c.isLetter(); });
        if (!hasLetter || digits > 2 || name.contains(u'@') || name.size() > 60
            || name.contains("://"_L1) || (!mayRepeat && seen.contains(foldText(name)))) {
            return false;
        }
        seen.insert(foldText(name));
        ++named;
    }
    return named > 0;
}

/// The rows below hold addresses in a column where this one has words: names may come twice then.
bool standsAboveAddresses(const std::vector<CsvRow> &rows, std::size_t at)
{
    const std::size_t end = std::min(rows.size(), at + std::size_t(SampleRows));
    for (qsizetype column = 0; column < rows[at].cells.size(); ++column) {
        if (rows[at].cells[column].trimmed().isEmpty()) {
            continue;
        }
        std::size_t filled = 0;
        std::size_t addresses = 0;
        for (std::size_t i = at + 1; i < end; ++i) {
            const QString cell = rows[i].cells.value(column).trimmed();
            filled += cell.isEmpty() ? 0 : 1;
            addresses += cell.contains(u'@') ? 1 : 0;
        }
        if (addresses > 0 && addresses * 2 > filled) {
            return true;
        }
    }
    return false;
}

/// A text of UTF-8 with bytes in it that are none, each as Windows-1252 has it. Nothing where the
/// bytes are more likely Windows-1252 throughout.
std::optional<DecodedText> mended(const QByteArray &bytes, bool isSurelyUtf8)
{
    DecodedText decoded;
    decoded.text.reserve(bytes.size());
    qsizetype sequences = 0;
    qsizetype bad = 0;
    int line = 1;
    for (qsizetype at = 0; at < bytes.size();) {
        const auto first = uchar(bytes.at(at));
        if (first < 0x80) {
            qsizetype end = at + 1;
            while (end < bytes.size() && uchar(bytes.at(end)) < 0x80) {
                ++end;
            }
            const QByteArrayView ascii = QByteArrayView(bytes).sliced(at, end - at);
            line += int(std::ranges::count(ascii, '\n'));
            decoded.text += QLatin1StringView(ascii);
            at = end;
            continue;
        }
        const qsizetype length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
        const QByteArrayView sequence =
            QByteArrayView(bytes).sliced(at, std::min(length, bytes.size() - at));
        if (sequence.isValidUtf8()) {
            ++sequences;
            decoded.text += QString::fromUtf8(sequence);
            at += sequence.size();
        } else {
            ++bad;
            decoded.text += fromWindows1252(bytes.sliced(at, 1));
            if (decoded.badLines.empty() || decoded.badLines.back() != line) {
                decoded.badLines.push_back(line);
            }
            ++at;
        }
    }
    // By chance, accented letters of Windows-1252 hardly ever are a sequence.
    if (!isSurelyUtf8 && sequences < bad) {
        return {};
    }
    return decoded;
}

} // namespace

DecodedText decodeText(const QByteArray &bytes)
{
    const bool hasMark = bytes.startsWith("\xef\xbb\xbf");
    if (bytes.startsWith("\xff\xfe")) {
        return {.text = decode(bytes.sliced(2), QStringConverter::Utf16LE),
            .encoding = TextEncoding::Utf16LittleEndian};
    }
    if (bytes.startsWith("\xfe\xff")) {
        return {.text = decode(bytes.sliced(2), QStringConverter::Utf16BE),
            .encoding = TextEncoding::Utf16BigEndian};
    }
    const QByteArray content = hasMark ? bytes.sliced(3) : bytes;
    if (content.isValidUtf8()) {
        return {.text = QString::fromUtf8(content)};
    }
    if (auto utf8 = mended(content, hasMark)) {
        return std::move(*utf8);
    }
    return {.text = fromWindows1252(content), .encoding = TextEncoding::Windows1252};
}

std::vector<CsvRow> splitCsv(const QString &text, QChar separator)
{
    return CsvSplitter(text, separator, -1).split();
}

QChar guessSeparator(const QString &text)
{
    QChar best = separators.front();
    qsizetype bestScore = 0;
    for (const QChar separator : separators) {
        const auto rows = CsvSplitter(text, separator, SampleRows).split();
        const auto [width, count] = usualWidth(rows);
        // How many rows agree counts first: a comma in most addresses makes wide rows, but uneven
        // ones.
        const qsizetype score = width > 1 ? count * 1000 + std::min<qsizetype>(width, 999) : 0;
        if (score > bestScore) {
            bestScore = score;
            best = separator;
        }
    }
    return best;
}

Result<CsvTable> readCsv(const QByteArray &bytes, QChar separator)
{
    const auto refused = [](const QString &reason) {
        return std::unexpected(
            Error{.kind = ErrorKind::Validation, .detail = reason, .source = u"csv read"_s});
    };
    const DecodedText decoded = decodeText(bytes);
    if (decoded.text.contains(QChar(u'\0'))) {
        return refused(u"this is no text file (it holds zero bytes); save the sheet as CSV"_s);
    }
    CsvTable table;
    table.encoding = decoded.encoding;
    table.badLines = decoded.badLines;
    table.separator = separator.isNull() ? guessSeparator(decoded.text) : separator;
    bool isUnclosed = false;
    std::vector<CsvRow> rows = CsvSplitter(decoded.text, table.separator, -1).split(&isUnclosed);
    const qsizetype width = usualWidth(rows).first;

    // The table begins with the first row as wide as the others. A title is one filled cell,
    // whatever separators the spreadsheet put behind it.
    std::size_t header = 0;
    const auto begin = std::ranges::find_if(rows, [width](const CsvRow &row) {
        const auto filled = std::ranges::count_if(
            row.cells, [](const QString &cell) { return !cell.trimmed().isEmpty(); });
        return row.cells.size() >= width && filled >= std::min<qsizetype>(width, 2);
    });
    if (begin != rows.end() && begin - rows.begin() <= LongestPreamble) {
        header = std::size_t(begin - rows.begin());
    }
    for (std::size_t i = 0; i < header; ++i) {
        if (!isEmptyRow(rows[i])) {
            table.preamble += rows[i].cells.join(table.separator).trimmed();
        }
    }
    if (header < rows.size() && looksLikeHeader(rows[header], standsAboveAddresses(rows, header))) {
        table.header = rows[header];
        for (QString &cell : table.header.cells) {
            cell = withoutInvisible(cell).simplified();
        }
        while (!table.header.cells.isEmpty() && table.header.cells.last().isEmpty()
            && table.header.cells.size() > width) {
            table.header.cells.removeLast();
        }
        ++header;
    }
    qsizetype columns = table.header.cells.isEmpty() ? width : table.header.cells.size();
    for (std::size_t i = header; i < rows.size(); ++i) {
        CsvRow &row = rows[i];
        if (isEmptyRow(row)) {
            continue;
        }
        while (row.cells.size() > columns && row.cells.last().trimmed().isEmpty()) {
            row.cells.removeLast();
        }
        if (row.cells.size() != columns) {
            table.oddLines.push_back(row.line);
        }
        table.rows.push_back(std::move(row));
    }
    for (const CsvRow &row : table.rows) {
        columns = std::max(columns, row.cells.size());
    }
    for (CsvRow &row : table.rows) {
        row.cells.resize(columns);
    }
    if (!table.header.cells.isEmpty()) {
        table.header.cells.resize(columns);
    }
    if (isUnclosed && table.oddLines.empty() && !table.rows.empty()) {
        table.oddLines.push_back(table.rows.back().line);
    }
    return table;
}

} // namespace FibreDesk::Text
