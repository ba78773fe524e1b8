// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "audienceeditor.h"

#include "editorwords.h"
#include "store/mirror.h"
#include "store/search.h"

#include <QFile>
#include <QFileInfo>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace FibreDesk {

using Drafts::Source;

namespace {

constexpr auto countDelay = 150ms;
constexpr qint64 largestFile = 64LL * 1024 * 1024;
constexpr qsizetype oddLinesShown = 12;

/// "3, 7, 12, …"
QString lineNumbers(const std::vector<int> &lines)
{
    QStringList numbers;
    for (const int line : lines) {
        if (numbers.size() == oddLinesShown) {
            numbers += u"…"_s;
            break;
        }
        numbers += QString::number(line);
    }
    return numbers.join(u", "_s);
}

struct ReadTable {
    Result<std::shared_ptr<const Text::CsvTable>> table;
    std::vector<Audience::Column> columns{};
};

Result<std::shared_ptr<const Text::CsvTable>> readTable(const QString &path)
{
    const auto refuse = [&path](const QString &reason) {
        return std::unexpected(Error{.kind = ErrorKind::Storage,
            .detail = u"%1: %2"_s.arg(path, reason),
            .source = u"import"_s});
    };
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return refuse(file.errorString());
    }
    if (file.size() > largestFile) {
        return refuse(u"larger than 64 MB"_s);
    }
    auto table = Text::readCsv(file.readAll());
    if (!table) {
        return std::unexpected(table.error());
    }
    return std::make_shared<const Text::CsvTable>(std::move(*table));
}

} // namespace

AudienceEditor::AudienceEditor(Store::Mirror *mirror, QObject *parent)
    : QObject(parent)
    , m_mirror(mirror)
    , m_audience(std::make_shared<const Drafts::ResolvedAudience>())
{
    m_countTimer.setSingleShot(true);
    m_countTimer.setInterval(countDelay);
    connect(&m_countTimer, &QTimer::timeout, this, &AudienceEditor::countFilter);
}

AudienceEditor::~AudienceEditor()
{
    if (m_stop) {
        m_stop->store(true);
    }
}

void AudienceEditor::open(Drafts::AudienceChoice *choice)
{
    cancel();
    m_choice = choice;
    m_isStale = false;
    m_customers.reset();
    m_chosen.reset();
    m_error = {};
    m_audience = std::make_shared<const Drafts::ResolvedAudience>();
    m_recipients.set(m_audience);
    m_recipients.setShow(AudienceTableModel::Everybody);
    m_recipients.setText({});
    m_leftovers.set({});
    m_counts = {};
    m_selected = {};
    m_columns.set({}, nullptr);
    m_cells.set(nullptr);
    if (m_choice && m_choice->table) {
        m_columns.set(m_choice->columns, m_choice->table);
        m_cells.set(m_choice->table);
    }
    m_phase = Choosing;
    if (m_choice) {
        switch (m_choice->source) {
        case Source::None:
            break;
        case Source::Table:
            m_phase = m_choice->areColumnsConfirmed ? Recipients : Columns;
            break;
        case Source::Customers:
            m_phase = m_choice->isFilterConfirmed ? Recipients : Filtering;
            break;
        case Source::Rows:
            m_phase = Recipients;
            break;
        }
    }
    Q_EMIT phaseChanged();
    Q_EMIT audienceChanged();
    Q_EMIT selectedChanged();
    Q_EMIT errorChanged();
    Q_EMIT filterChanged();
    if (m_phase == Recipients) {
        resolve();
    } else if (m_phase == Filtering) {
        readChoices();
        countFilter();
    }
}

void AudienceEditor::retranslate()
{
    m_columns.retranslate();
    m_recipients.retranslate();
    m_leftovers.retranslate();
    updateSelected();
    Q_EMIT phaseChanged();
}

int AudienceEditor::source() const
{
    return m_choice ? int(m_choice->source) : 0;
}

QString AudienceEditor::fileName() const
{
    return m_choice ? m_choice->fileName : QString();
}

int AudienceEditor::fileRows() const
{
    return m_choice && m_choice->table ? int(m_choice->table->rows.size()) : 0;
}

QString AudienceEditor::fileFacts() const
{
    if (!m_choice || !m_choice->table) {
        return {};
    }
    const Text::CsvTable &table = *m_choice->table;
    QStringList facts;
    switch (table.encoding) {
    case Text::TextEncoding::Utf8:
        facts += u"UTF-8"_s;
        break;
    case Text::TextEncoding::Utf16LittleEndian:
    case Text::TextEncoding::Utf16BigEndian:
        facts += u"UTF-16"_s;
        break;
    case Text::TextEncoding::Windows1252:
        facts += u"Windows-1252"_s;
        break;
    }
    facts += table.separator == u';' ? tr("parted by semicolons")
        : table.separator == u'\t'   ? tr("parted by tabs")
        : table.separator == u'|'    ? tr("parted by bars")
                                     : tr("parted by commas");
    if (!table.preamble.isEmpty()) {
        facts += tr("%n line(s) above the table left out", "", int(table.preamble.size()));
    }
    if (table.header.cells.isEmpty()) {
        facts += tr("no header");
    }
    return facts.join(u" · "_s);
}

QString AudienceEditor::oddLines() const
{
    if (!m_choice || !m_choice->table || m_choice->table->oddLines.empty()) {
        return {};
    }
    const std::vector<int> &odd = m_choice->table->oddLines;
    return tr("%n line(s) have more or fewer cells than the header: %1", "", int(odd.size()))
        .arg(lineNumbers(odd));
}

QString AudienceEditor::badLines() const
{
    if (!m_choice || !m_choice->table || m_choice->table->badLines.empty()) {
        return {};
    }
    const std::vector<int> &bad = m_choice->table->badLines;
    return tr("The file is UTF-8, but not on %n line(s), where Windows-1252 was read: %1", "",
        int(bad.size()))
        .arg(lineNumbers(bad));
}

void AudienceEditor::setPhase(Phase phase)
{
    m_phase = phase;
    Q_EMIT phaseChanged();
}

void AudienceEditor::setBusy(const QString &text)
{
    m_busy = !text.isEmpty();
    m_busyText = text;
    Q_EMIT busyChanged();
}

void AudienceEditor::setError(const Error &error)
{
    m_error = errorText(error);
    Q_EMIT errorChanged();
}

void AudienceEditor::dismissError()
{
    m_error = {};
    Q_EMIT errorChanged();
}

void AudienceEditor::cancel()
{
    ++m_generation;
    if (m_stop) {
        m_stop->store(true);
    }
    if (m_busy) {
        setBusy({});
        Q_EMIT audienceChanged(); // as it was, but no longer to be sent
    }
    // Recipients that were never worked out are not shown as none.
    if (m_phase == Recipients && m_choice && m_audience->recipients.empty()
        && m_choice->source == Source::Table) {
        editColumns();
    }
}

void AudienceEditor::workOutAgain()
{
    if (m_phase == Recipients) {
        resolve();
    }
}

void AudienceEditor::importFile(const QUrl &file)
{
    if (!m_choice) {
        return;
    }
    cancel();
    dismissError();
    const int generation = m_generation;
    const QString path = file.isLocalFile() ? file.toLocalFile() : file.toString();
    setBusy(tr("Reading %1…").arg(QFileInfo(path).fileName()));
    QtConcurrent::run([path] {
        ReadTable read{.table = readTable(path), .columns = {}};
        if (read.table) {
            read.columns = Audience::guessColumns(**read.table);
        }
        return read;
    }).then(this, [this, generation, path](const ReadTable &read) {
        if (generation != m_generation) {
            return;
        }
        setBusy({});
        const auto &[table, columns] = read;
        if (!table) {
            setError(table.error());
            return;
        }
        if ((*table)->rows.empty()) {
            setError({.kind = ErrorKind::Validation,
                .detail = tr("%1 holds no rows.").arg(QFileInfo(path).fileName()),
                .source = u"import"_s});
            return;
        }
        *m_choice = {};
        m_choice->source = Source::Table;
        m_choice->fileName = QFileInfo(path).fileName();
        m_choice->table = *table;
        m_choice->columns = columns;
        m_columns.set(columns, *table);
        m_cells.set(*table);
        setPhase(Columns);
        Q_EMIT edited();
    });
}

void AudienceEditor::setRole(int column, int role)
{
    if (!m_choice || column < 0 || column >= std::ssize(m_choice->columns) || role < 0
        || role > int(Audience::ColumnRole::Amount)) {
        return;
    }
    const auto wanted = Audience::ColumnRole(role);
    const bool isSingle = wanted != Audience::ColumnRole::Variable
        && wanted != Audience::ColumnRole::Email && wanted != Audience::ColumnRole::Phone;
    for (int other = 0; other < int(m_choice->columns.size()); ++other) {
        Audience::Column &one = m_choice->columns[std::size_t(other)];
        if (other == column) {
            one.role = wanted;
            one.isByName = false;
            one.isByContent = false;
            m_columns.setColumn(other, one);
        } else if (isSingle && one.role == wanted) {
            one.role = Audience::ColumnRole::Variable;
            m_columns.setColumn(other, one);
        }
    }
    Q_EMIT phaseChanged();
    Q_EMIT edited();
}

void AudienceEditor::confirmColumns()
{
    if (!m_choice || m_choice->source != Source::Table) {
        return;
    }
    const bool hasEmail = std::ranges::any_of(m_choice->columns,
        [](const Audience::Column &one) { return one.role == Audience::ColumnRole::Email; });
    if (!hasEmail) {
        setError({.kind = ErrorKind::Validation,
            .detail = tr("No column holds e-mail addresses. Choose the one that does."),
            .source = u"import"_s});
        return;
    }
    dismissError();
    m_choice->areColumnsConfirmed = true;
    setPhase(Recipients);
    Q_EMIT edited();
    resolve();
}

void AudienceEditor::editColumns()
{
    if (m_choice && m_choice->source == Source::Table) {
        m_choice->areColumnsConfirmed = false;
        setPhase(Columns);
        Q_EMIT edited();
    }
}

void AudienceEditor::startFilter()
{
    if (!m_choice) {
        return;
    }
    cancel();
    *m_choice = {};
    m_choice->source = Source::Customers;
    dismissError();
    editFilter();
}

void AudienceEditor::editFilter()
{
    if (!m_choice || m_choice->source != Source::Customers) {
        return;
    }
    m_choice->isFilterConfirmed = false;
    setPhase(Filtering);
    Q_EMIT filterChanged();
    Q_EMIT edited();
    readChoices();
    countFilter();
}

void AudienceEditor::confirmFilter()
{
    if (!m_choice || m_choice->source != Source::Customers) {
        return;
    }
    m_choice->isFilterConfirmed = true;
    m_chosen.reset();
    setPhase(Recipients);
    Q_EMIT edited();
    resolve();
}

void AudienceEditor::startOver()
{
    if (m_choice) {
        *m_choice = {};
        open(m_choice);
        Q_EMIT edited();
    }
}

int AudienceEditor::severalEmails() const
{
    return m_choice ? int(m_choice->severalEmails) : 0;
}

void AudienceEditor::setSeveralEmails(int rule)
{
    if (!m_choice || rule == severalEmails() || rule < 0 || rule > 2) {
        return;
    }
    m_choice->severalEmails = Audience::SeveralEmails(rule);
    Q_EMIT phaseChanged();
    Q_EMIT edited();
    if (m_phase == Recipients) {
        resolve();
    }
}

int AudienceEditor::nameRules() const
{
    return m_choice ? int(m_choice->nameRules.toInt()) : 0;
}

void AudienceEditor::setNameRule(int rule, bool on)
{
    if (!m_choice) {
        return;
    }
    m_choice->nameRules.setFlag(Audience::NameRule(rule), on);
    Q_EMIT phaseChanged();
    Q_EMIT edited();
    if (m_phase == Recipients) {
        resolve();
    }
}

void AudienceEditor::decide(int row, const std::function<void(Drafts::RowDecision &)> &change)
{
    if (!m_choice || row < 0 || row >= std::ssize(m_audience->recipients)) {
        return;
    }
    const QString key = Drafts::rowKey(m_choice->source, m_audience->recipients[std::size_t(row)]);
    Drafts::RowDecision decision = m_choice->decisions.value(key);
    change(decision);
    if (decision.isEmpty()) {
        m_choice->decisions.remove(key);
    } else {
        m_choice->decisions.insert(key, decision);
    }
}

void AudienceEditor::setExcluded(int row, bool excluded)
{
    decide(row, [excluded](Drafts::RowDecision &decision) { decision.isExcluded = excluded; });
    Q_EMIT edited();
    resolve();
}

void AudienceEditor::correctEmail(int row, const QString &email)
{
    decide(row, [&email](Drafts::RowDecision &decision) {
        decision.email = email.trimmed();
        decision.isSuggestionRefused = false;
    });
    Q_EMIT edited();
    resolve();
}

void AudienceEditor::acceptSuggestion(int row)
{
    if (row >= 0 && row < std::ssize(m_audience->recipients)) {
        const QString suggested = m_audience->recipients[std::size_t(row)].suggestedEmail;
        if (!suggested.isEmpty()) {
            correctEmail(row, suggested);
        }
    }
}

void AudienceEditor::refuseSuggestion(int row)
{
    decide(row, [](Drafts::RowDecision &decision) { decision.isSuggestionRefused = true; });
    Q_EMIT edited();
    resolve();
}

int AudienceEditor::acceptAllSuggestions()
{
    int accepted = 0;
    for (int row = 0; row < int(m_audience->recipients.size()); ++row) {
        const auto &recipient = m_audience->recipients[std::size_t(row)];
        if (!recipient.suggestedEmail.isEmpty() && !recipient.isExcluded()) {
            decide(row, [&recipient](Drafts::RowDecision &decision) {
                decision.email = recipient.suggestedEmail;
            });
            ++accepted;
        }
    }
    if (accepted > 0) {
        Q_EMIT edited();
        resolve();
    }
    return accepted;
}

void AudienceEditor::refuseNameChange(int row, int part, int rule, bool refused)
{
    decide(row, [part, rule, refused](Drafts::RowDecision &decision) {
        (part == int(Audience::NamePart::First) ? decision.refusedFirst : decision.refusedLast)
            .setFlag(Audience::NameRule(rule), refused);
    });
    Q_EMIT edited();
    resolve();
}

void AudienceEditor::assignCustomer(int row, const QString &customer)
{
    decide(row, [&customer](Drafts::RowDecision &decision) {
        decision.hasCustomer = true;
        decision.customer = customer;
    });
    m_candidates.set({});
    Q_EMIT edited();
    resolve();
}

void AudienceEditor::searchCustomers(const QString &text)
{
    const int generation = ++m_searchGeneration;
    if (!m_mirror || text.trimmed().size() < 2) {
        m_candidates.set({});
        return;
    }
    QCoro::connect(m_mirror->read([text](QSqlDatabase &db) { return Store::search(db, text, 24); }),
        this, [this, generation](const Result<Store::SearchAnswer> &answer) {
            if (generation != m_searchGeneration) {
                return;
            }
            std::vector<CustomerChoiceModel::Row> rows;
            if (!answer) {
                setError(answer.error());
                return;
            }
            for (const Store::SearchHit &hit : answer->hits) {
                if (hit.kind == "customer"_L1) {
                    rows.push_back({.id = hit.id, .name = hit.title, .detail = hit.subtitle});
                }
            }
            m_candidates.set(std::move(rows));
        });
}

void AudienceEditor::setSelectedRow(int row)
{
    if (row != m_selected.row) {
        m_selected.row = row;
        m_candidates.set({});
        updateSelected();
    }
}

void AudienceEditor::updateSelected()
{
    const int row = m_selected.row;
    m_selected = m_recipients.details(row);
    if (m_selected.row >= 0 && m_choice && m_choice->source != Source::Rows) {
        const auto &recipient = m_audience->recipients[std::size_t(row)];
        const auto decision =
            m_choice->decisions.value(Drafts::rowKey(m_choice->source, recipient));
        // Those refused are to be seen too, so that they can be taken back.
        m_selected.nameChanges.clear();
        const auto add = [this](const QString &raw, Audience::NamePart part,
                             Audience::NameRules refused) {
            const auto clean = Audience::cleanName(raw, part, m_choice->nameRules);
            for (const Audience::NameChange &change : clean.changes) {
                m_selected.nameChanges.append(
                    EditorWords::nameChange(change, part, refused.testFlag(change.rule)));
            }
        };
        add(recipient.firstName.raw, Audience::NamePart::First, decision.refusedFirst);
        add(recipient.lastName.raw, Audience::NamePart::Last, decision.refusedLast);
    }
    Q_EMIT selectedChanged();
}

} // namespace FibreDesk
