// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/bulkcontroller.h"

#include "erp/fieldmap.h"
#include "outbox/tagjournal.h"
#include "outbox/writequeue.h"
#include "store/documenttags.h"
#include "store/mirror.h"

#include <QCoroTask>
#include <QUuid>

#include <algorithm>
#include <numeric>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace FibreDesk {

namespace {

constexpr auto followDelay = 50ms;

QCoro::Task<Result<ListExport::Cells>> cellsOf(
    std::shared_ptr<QList<QStringList>> lines, std::vector<qint64> rows)
{
    ListExport::Cells cells;
    cells.reserve(rows.size());
    for (const qint64 row : rows) {
        cells.push_back(lines->at(row));
    }
    co_return cells;
}

} // namespace

BulkController::BulkController(
    Parts parts, BulkSubject subject, RowSelection::Rows rows, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_subject(std::move(subject))
    , m_selection(std::move(rows))
    , m_items([this](const QString &value) { return valueWords(value); })
    , m_export([this] { return exportSource(); })
{
    connect(&m_export, &ListExport::finished, this, [this](const QString &path, int lines) {
        Q_EMIT noticed(tr("%n line(s) written to %1.", "", lines).arg(path), u"ok"_s);
    });
    m_followTimer.setSingleShot(true);
    m_followTimer.setInterval(followDelay);
    connect(&m_followTimer, &QTimer::timeout, this, &BulkController::follow);
    m_stampTimer.setSingleShot(true);
    m_stampTimer.setInterval(0);
    connect(&m_stampTimer, &QTimer::timeout, this, &BulkController::readStamps);
    connect(&m_selection, &RowSelection::changed, &m_stampTimer, qOverload<>(&QTimer::start));
    connect(m_parts.queue, &Outbox::WriteQueue::changed, this, [this](const QString &id) {
        const Outbox::Write *write = m_batch.isEmpty() ? nullptr : m_parts.queue->find(id);
        if (write && write->batch == m_batch && !m_followTimer.isActive()) {
            m_followTimer.start();
        }
    });
    connect(m_parts.mirror, &Store::Mirror::documentsChanged, this,
        [this](const Store::Changes &changes) {
            if (changes.everything) {
                m_selection.clear(); // the numbers are other documents' now
                m_stamps.clear();
            }
        });
    readInterrupted();
}

BulkController::~BulkController()
{
    m_tags.reset(); // its end must not be told to what is half gone
}

QString BulkController::words(const QString &, const QString &value) const
{
    return value;
}

QString BulkController::valueWords(const QString &value) const
{
    if (m_action.kind != BulkAction::Kind::Field) {
        return Store::tagsOf(value).join(u", "_s);
    }
    return words(m_action.column, value);
}

void BulkController::setPhase(Phase phase)
{
    m_phase = phase;
    Q_EMIT changed();
}

void BulkController::choose()
{
    if (m_isInterrupted && !m_isSeen) {
        show(); // it would be forgotten unseen
        return;
    }
    m_isShown = true;
    if (m_phase == Idle || m_phase == Planned || m_phase == Over) {
        m_error = {};
        m_isUndo = false;
        m_isTooMany = false;
        m_batch.clear();
        dropTags();
        m_phase = Choosing;
    }
    Q_EMIT changed();
    Q_EMIT shown();
}

void BulkController::show()
{
    m_isShown = m_phase != Idle;
    m_isSeen = m_isShown;
    Q_EMIT changed();
    if (m_isShown) {
        Q_EMIT shown();
    }
}

void BulkController::reconsider()
{
    if (m_phase == Planned && !m_isUndo) {
        setPhase(Choosing);
    }
}

void BulkController::close()
{
    m_isShown = false;
    // A run that goes on is to be found again, and so is its end.
    if (m_phase != Keeping && m_phase != Running) {
        ++m_generation;
        m_batch.clear();
        dropTags();
        m_phase = Idle;
    }
    Q_EMIT changed();
    showInterrupted();
}

/// While a row is marked its document may go and its number be used again; a mark is of the
/// document.
void BulkController::readStamps()
{
    const std::vector<qint64> &marked = m_selection.marked();
    if (marked.empty() || std::ssize(marked) > mostRows) {
        m_stamps.clear();
        return;
    }
    QHash<qint64, QString> known;
    std::vector<qint64> unknown;
    for (const qint64 row : marked) {
        if (const auto stamp = m_stamps.constFind(row); stamp != m_stamps.cend()) {
            known.insert(row, *stamp);
        } else {
            unknown.push_back(row);
        }
    }
    m_stamps = std::move(known);
    if (unknown.empty()) {
        return;
    }
    using Stamps = Result<QHash<qint64, QString>>;
    QCoro::connect(m_parts.mirror->read([subject = m_subject, unknown](QSqlDatabase &db) {
        return FibreDesk::readStamps(db, subject, unknown);
    }),
        this, [this](const Stamps &stamps) {
            if (stamps) {
                for (auto it = stamps->cbegin(); it != stamps->cend(); ++it) {
                    keepStamp(it.key(), it.value());
                }
            }
        });
}

void BulkController::keepStamp(qint64 row, const QString &id)
{
    // What a preview has shown meanwhile is what was marked; and what is marked no more may be
    // another one's row when it is marked again.
    if (!m_stamps.contains(row) && std::ranges::binary_search(m_selection.marked(), row)) {
        m_stamps.insert(row, id);
    }
}

QSet<QString> BulkController::unsettled() const
{
    const QString doctype = m_parts.map->doctype(m_subject.table);
    QSet<QString> names;
    for (const Outbox::Write &write : m_parts.queue->writes()) {
        if (write.isOpen() && write.doctype == doctype) {
            names.insert(write.name);
        }
    }
    return names;
}

void BulkController::plan(const BulkAction &action)
{
    if (m_phase == Keeping || m_phase == Running) {
        return;
    }
    m_action = action;
    m_isUndo = false;
    m_error = {};
    m_items.setItems({});
    count();
    // Above the bound nothing is read at all.
    m_isTooMany = m_selection.count() > mostRows;
    const int generation = ++m_generation;
    if (m_isTooMany) {
        setPhase(Planned);
        return;
    }
    setPhase(Planning);
    // Tags are no writes of the document: what is in the outbox does not concern them.
    const bool isField = action.kind == BulkAction::Kind::Field;
    QCoro::connect(
        m_parts.mirror->read(
            [subject = m_subject, action, rows = m_selection.inOrder(), stamps = m_stamps,
                names = isField ? unsettled() : QSet<QString>()](
                QSqlDatabase &db) { return planAction(db, subject, action, rows, stamps, names); }),
        this,
        [this, generation, rows = m_selection.inOrder()](
            const Result<std::vector<BulkItem>> &items) {
            if (items && generation == m_generation && items->size() == rows.size()) {
                for (std::size_t place = 0; place < rows.size(); ++place) {
                    if (!(*items)[place].id.isEmpty()) {
                        keepStamp(rows[place], (*items)[place].id);
                    }
                }
            }
            takePlan(items, generation);
        });
}

void BulkController::takePlan(const Result<std::vector<BulkItem>> &items, int generation)
{
    if (generation != m_generation) {
        return;
    }
    m_error = items ? ErrorText() : errorText(items.error());
    m_items.setItems(items.value_or(std::vector<BulkItem>()));
    count();
    setPhase(Planned);
}

void BulkController::count()
{
    m_counts = BulkCounts::of(m_items.items());
}

void BulkController::run()
{
    if (m_phase != Planned || m_counts.change == 0) {
        return;
    }
    m_asked = m_counts.change;
    m_error = {};
    m_places.clear();
    m_batch.clear();
    dropTags();
    QStringList ids;
    for (std::size_t place = 0; place < m_items.items().size(); ++place) {
        const BulkItem &item = m_items.items()[place];
        if (item.outcome == BulkOutcome::Change) {
            m_places.insert(item.id, place);
            ids += item.id;
        }
    }
    if (m_action.kind == BulkAction::Kind::Field) {
        runFields();
    } else {
        runTags(ids);
    }
}

void BulkController::runFields()
{
    const QString batch = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QString doctype = m_parts.map->doctype(m_subject.table);
    const QString field = m_parts.map->serverField(m_subject.table, m_action.column);
    std::vector<Outbox::NewWrite> writes;
    for (const BulkItem &item : m_items.items()) {
        if (item.outcome != BulkOutcome::Change) {
            continue;
        }
        Outbox::NewWrite write = m_isUndo ? item.inverse
                                          : Outbox::fieldWrite({.doctype = doctype,
                                                                   .name = item.id,
                                                                   .title = item.title,
                                                                   .modified = item.modified},
                                                {{.field = field,
                                                    .before = rawValueOf(m_action, item.before),
                                                    .after = rawValueOf(m_action, item.after)}});
        write.batch = batch;
        write.batchTitle = m_action.title;
        writes.push_back(std::move(write));
    }
    setPhase(Keeping);
    QCoro::connect(m_parts.queue->addAll(std::move(writes)), this,
        [this, batch](const Result<QStringList> &ids) {
            if (!ids) {
                m_error = errorText(ids.error());
                setPhase(Planned); // nothing of it is kept: it can be asked for again
                return;
            }
            m_batch = batch;
            if (m_isUndo) {
                m_past.pop_back();
            } else {
                m_past.push_back({.action = m_action, .batch = batch, .tagged = {}});
                m_selection.clear();
            }
            m_phase = Running;
            follow();
            Q_EMIT undoChanged();
        });
}

void BulkController::follow()
{
    if (!m_batch.isEmpty()) {
        for (const Outbox::Write *write : m_parts.queue->batch(m_batch)) {
            const auto place = m_places.constFind(write->name);
            if (place == m_places.cend()) {
                continue;
            }
            BulkItem item = m_items.items()[*place];
            item.write = write->id;
            item.outcome = outcomeOf(write->state);
            item.reason = reasonOf(*write);
            m_items.change(*place, std::move(item));
        }
    }
    m_items.tell();
    count();
    if (m_phase == Running && m_counts.waiting == 0 && m_counts.change == 0) {
        m_phase = Over;
        if (!m_isShown) {
            const bool isWhole = m_counts.done == m_asked;
            Q_EMIT noticed(summary(), isWhole ? u"ok"_s : u"warning"_s);
        }
    } else if (m_phase == Over && m_counts.waiting > 0) {
        m_phase = Running; // sent again from the outbox
    }
    if (m_phase == Over) {
        handleTagsOver();
    }
    Q_EMIT changed();
}

QString BulkController::summary() const
{
    const QString done =
        tr("%1: %2 of %3 done.")
            .arg(m_action.title, QString::number(m_counts.done), QString::number(m_asked));
    const int open = m_counts.refused + m_counts.clash + m_counts.uncertain;
    return open == 0 ? done : done + u' ' + tr("%n need a look.", "", open);
}

QString BulkController::reasonOf(const Outbox::Write &write)
{
    using Outbox::State;
    if (write.state == State::Clash) {
        return write.theirs.isEmpty()   ? tr("It was deleted or renamed at the server meanwhile.")
            : write.theirName.isEmpty() ? tr("Somebody else changed the same meanwhile.")
                                        : tr("%1 changed the same meanwhile.").arg(write.theirName);
    }
    if (write.state == State::Uncertain) {
        return tr("The answer was lost. It is read back before anything is sent again.");
    }
    if (write.state == State::Done || write.state == State::Cancelled) {
        return {};
    }
    QStringList said;
    for (const Outbox::FieldMessage &message : write.messages) {
        if (!said.contains(message.text)) {
            said += message.text;
        }
    }
    if (said.isEmpty() && write.error) {
        said += errorText(*write.error).sentence();
    }
    return said.join(u' ');
}

void BulkController::stop()
{
    if (m_tags) {
        m_tags->stop();
        return;
    }
    if (m_batch.isEmpty()) {
        return;
    }
    QStringList ids;
    for (const Outbox::Write *write : m_parts.queue->batch(m_batch)) {
        ids += write->id;
    }
    QCoro::connect(m_parts.queue->cancelAll(ids), this, [this](const Result<int> &stopped) {
        m_error = stopped ? ErrorText() : errorText(stopped.error());
        follow();
    });
}

bool BulkController::canUndo() const
{
    return m_phase == Over && !m_isUndo && m_counts.done > 0 && !m_past.empty();
}

QString BulkController::undoText() const
{
    return m_past.empty() ? QString() : m_past.back().action.title;
}

std::vector<BulkItem> BulkController::doneOf(const Past &past) const
{
    if (past.batch.isEmpty()) {
        return past.tagged;
    }
    std::vector<BulkItem> done;
    const QString field = m_parts.map->serverField(m_subject.table, past.action.column);
    for (const Outbox::Write *write : m_parts.queue->batch(past.batch)) {
        BulkItem item;
        item.id = write->name;
        item.title = write->title;
        item.inverse = Outbox::inverseOf(*write);
        if (write->state != Outbox::State::Done || item.inverse.changes.isEmpty()) {
            continue;
        }
        item.before = Outbox::textOf(write->base.value(field));
        item.after = Outbox::textOf(write->changes.fields.value(field));
        done.push_back(std::move(item));
    }
    return done;
}

void BulkController::undo()
{
    if (m_phase == Keeping || (m_phase == Running && m_tags)) {
        Q_EMIT noticed(tr("It is still running. Stop it first."), u"info"_s);
        return;
    }
    if (m_isInterrupted && !m_isSeen) {
        show(); // it would be forgotten unseen
        return;
    }
    if (m_past.empty()) {
        Q_EMIT noticed(tr("Nothing to undo."), u"info"_s);
        return;
    }
    if (m_phase == Running) {
        stop(); // what waits is not to be done any more
    }
    const Past &past = m_past.back();
    // What is on its way would be left changed, and this undo forgotten.
    if (!past.batch.isEmpty()
        && std::ranges::any_of(m_parts.queue->batch(past.batch), [](const Outbox::Write *write) {
               using Outbox::State;
               return write->state == State::Waiting || write->state == State::Sending
                   || write->state == State::Uncertain;
           })) {
        Q_EMIT noticed(tr("Some of it is still on its way. It can be undone once that is settled."),
            u"info"_s);
        return;
    }
    std::vector<BulkItem> done = doneOf(past);
    BulkAction action = past.action;
    if (done.empty()) {
        m_past.pop_back();
        Q_EMIT undoChanged();
        Q_EMIT changed();
        Q_EMIT noticed(
            tr("Nothing to undo: of “%1” nothing was saved.").arg(action.title), u"info"_s);
        return;
    }
    if (action.kind == BulkAction::Kind::RemoveTag) {
        action.value = spellingIn(done, action.value);
    }
    m_action = action;
    m_action.title = tr("Undo: %1").arg(action.title);
    if (action.kind == BulkAction::Kind::AddTag) {
        m_action.kind = BulkAction::Kind::RemoveTag;
    } else if (action.kind == BulkAction::Kind::RemoveTag) {
        m_action.kind = BulkAction::Kind::AddTag;
    }
    m_isUndo = true;
    m_isTooMany = false;
    m_isShown = true;
    m_error = {};
    m_batch.clear();
    dropTags();
    m_items.setItems({});
    count();
    const int generation = ++m_generation;
    setPhase(Planning);
    Q_EMIT shown();
    const bool isField = action.kind == BulkAction::Kind::Field;
    QCoro::connect(m_parts.mirror->read(
                       [subject = m_subject, action, done = std::move(done),
                           names = isField ? unsettled() : QSet<QString>()](QSqlDatabase &db) {
                           return planUndo(db, subject, action, done, names);
                       }),
        this, [this, generation](const Result<std::vector<BulkItem>> &items) {
            takePlan(items, generation);
        });
}

QString BulkController::tableText() const
{
    QStringList lines;
    for (const QStringList &cells : m_items.cells()) {
        QStringList clean;
        for (const QString &cell : cells) {
            clean += cell.simplified();
        }
        lines += clean.join(u'\t');
    }
    return lines.join(u'\n');
}

ListExport::Source BulkController::exportSource() const
{
    // As it is now: a run goes on while the file is written.
    const auto lines = std::make_shared<QList<QStringList>>(m_items.cells());
    ListExport::Source source;
    source.header = lines->takeFirst();
    source.rows.resize(static_cast<std::size_t>(lines->size()));
    std::ranges::iota(source.rows, qint64(0));
    source.read = [lines](std::vector<qint64> rows) -> QCoro::Task<Result<ListExport::Cells>> {
        return cellsOf(lines, std::move(rows));
    };
    return source;
}

} // namespace FibreDesk
