// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recordfieldsmodel.h"

#include "fieldtext.h"
#include "outbox/writegate.h"
#include "outbox/writequeue.h"

#include <QCoroTask>

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;

namespace FibreDesk {

RecordFieldsModel::RecordFieldsModel(Outbox::WriteQueue *queue, QObject *parent)
    : QAbstractListModel(parent)
    , m_queue(queue)
{
    if (!m_queue) {
        return;
    }
    connect(m_queue, &Outbox::WriteQueue::changed, this, &RecordFieldsModel::handleWrite);
    connect(m_queue, &Outbox::WriteQueue::documentSeen, this, &RecordFieldsModel::handleDocument);
    connect(m_queue, &Outbox::WriteQueue::loaded, this, [this] {
        for (const Row &row : std::vector<Row>(m_rows.rows())) {
            change(row.id, [this](Row &one) { one = withWrite(one); });
        }
    });
}

void RecordFieldsModel::lookForRefusal()
{
    if (const Outbox::WriteGate *gate = Outbox::WriteGate::of(m_queue)) {
        connect(gate, &Outbox::WriteGate::changed, this, &RecordFieldsModel::lookForRefusal,
            Qt::UniqueConnection);
    }
    const QString refusal = m_document.doctype.isEmpty()
        ? QString()
        : Outbox::WriteGate::reason(m_queue, m_document.doctype);
    if (m_refusal == refusal) {
        return;
    }
    m_refusal = refusal;
    m_rows.touch({EditableRole});
    Q_EMIT refusalChanged();
}

void RecordFieldsModel::setLanguage(const QString &language)
{
    if (m_language != language) {
        m_language = language;
        retranslate();
    }
}

void RecordFieldsModel::retranslate()
{
    m_rows.touch({LabelRole, SectionRole, ShownRole, ErrorRole});
}

void RecordFieldsModel::show(const Outbox::DocumentRef &document, std::vector<RecordField> fields)
{
    const bool isAnother =
        document.doctype != m_document.doctype || document.name != m_document.name;
    // `modified` is ISO text of one length: it compares as it stands.
    if (!isAnother && document.modified < m_document.modified) {
        return;
    }
    const int before = count();
    if (isAnother) {
        tellLost();
    }
    m_document = document;
    lookForRefusal();
    std::vector<Row> rows;
    for (RecordField &field : fields) {
        Row row;
        if (const Row *known = isAnother ? nullptr : m_rows.find(field.id)) {
            row = *known;
        }
        row.id = field.id;
        row.field = std::move(field);
        rows.push_back(withWrite(std::move(row)));
    }
    if (isAnother) {
        m_rows.reset(std::move(rows));
    } else {
        m_rows.applySnapshot(std::move(rows));
    }
    if (before != count()) {
        Q_EMIT countChanged();
    }
    Q_EMIT unsavedChanged();
}

void RecordFieldsModel::clear()
{
    const bool isAny = count() > 0;
    tellLost();
    m_document = {};
    m_rows.reset({});
    if (isAny) {
        Q_EMIT countChanged();
        Q_EMIT unsavedChanged();
    }
}

QString RecordFieldsModel::value(const QString &field) const
{
    const Row *row = m_rows.find(field);
    return row ? typedOf(*row) : QString();
}

int RecordFieldsModel::unsaved() const
{
    return static_cast<int>(std::ranges::count_if(
        m_rows.rows(), [](const Row &row) { return row.state != State::Clean; }));
}

QString RecordFieldsModel::typedOf(const Row &row)
{
    return row.state == State::Clean || row.state == State::Clash
        ? FieldText::typed(row.field.format, row.field.raw)
        : row.mine;
}

QString RecordFieldsModel::shownOf(const Row &row, const QString &typed) const
{
    const QString word = m_words ? m_words(row.id, typed) : QString();
    return word.isEmpty() ? FieldText::shown(row.field.format, typed, m_language, m_siteZone)
                          : word;
}

void RecordFieldsModel::change(const QString &field, const std::function<void(Row &)> &by)
{
    const Row *found = m_rows.find(field);
    if (!found) {
        return;
    }
    Row row = *found;
    by(row);
    if (m_rows.upsert(std::move(row))) {
        Q_EMIT unsavedChanged();
    }
}

/// The latest edit of the field that is not settled.
std::optional<Outbox::Write> RecordFieldsModel::openWrite(const QString &field) const
{
    if (!m_queue || m_document.name.isEmpty()) {
        return {};
    }
    const auto writes = m_queue->openWrites(m_document.doctype, m_document.name);
    const auto latest = std::ranges::find_if(writes | std::views::reverse,
        [&field](const Outbox::Write &write) { return write.changes.fields.contains(field); });
    return latest == std::ranges::rend(writes) ? std::nullopt : std::optional(*latest);
}

/// The row with what the outbox knows of its field.
RecordFieldsModel::Row RecordFieldsModel::withWrite(Row row) const
{
    // Typed here and not in the outbox, yet or at all: shown before what the outbox has.
    if (row.state == State::Keeping || (row.state == State::Failed && row.write.isEmpty())) {
        return row;
    }
    if (const std::optional<Outbox::Write> latest = openWrite(row.id)) {
        return asWritten(std::move(row), *latest);
    }
    if (row.state == State::Clean) {
        return row;
    }
    Row clean;
    clean.id = row.id;
    clean.field = row.field;
    return clean;
}

RecordFieldsModel::Row RecordFieldsModel::asWritten(Row row, const Outbox::Write &write)
{
    row.write = write.id;
    row.mine = FieldText::typed(row.field.format, write.changes.fields.value(row.id));
    row.since = write.created;
    row.error = {};
    row.isGone = false;
    row.isNotTaken = false;
    row.pendingState = Outbox::stateName(write.state);
    row.state = State::Pending;
    if (write.state == Outbox::State::Refused) {
        row.state = State::Failed;
        Error error = write.error.value_or(Error{});
        QStringList here;
        for (const Outbox::FieldMessage &message : write.messages) {
            if (message.field == row.id) {
                here += message.text;
            }
        }
        if (!here.isEmpty()) {
            error.detail = here.join(u'\n');
        }
        // Where it only kept what it had, there is no fault to read: the row says so.
        const bool isKept = error.type == "ValueKeptError"_L1;
        row.isNotTaken = isKept && (write.notTaken.isEmpty() || write.notTaken.contains(row.id));
        if (!isKept) {
            row.error = errorText(error);
        }
    } else if (write.state == Outbox::State::Clash) {
        row.state = State::Clash;
        row.theirName = write.theirName;
        row.theirs.clear();
        row.isGone = std::ranges::contains(
            write.clashes, Outbox::Clash::Kind::DocumentGone, &Outbox::Clash::kind);
        for (const Outbox::Clash &clash : write.clashes) {
            if (clash.table.isEmpty() && clash.field == row.id) {
                row.theirs = FieldText::typed(row.field.format, clash.theirs);
            }
        }
    }
    return row;
}

void RecordFieldsModel::handleWrite(const QString &id)
{
    const Outbox::Write *found = m_queue->find(id);
    if (!found || found->name != m_document.name || found->doctype != m_document.doctype) {
        return;
    }
    const Outbox::Write write = *found;
    for (const Row &before : std::vector<Row>(m_rows.rows())) {
        const bool isNotTaken = write.state == Outbox::State::Done && before.write == id
            && write.notTaken.contains(before.id);
        change(before.id, [&](Row &row) {
            row = withWrite(row);
            if (isNotTaken && row.state == State::Clean) {
                row.isNotTaken = true;
                row.mine = FieldText::typed(row.field.format, write.changes.fields.value(row.id));
            }
        });
    }
}

void RecordFieldsModel::handleDocument(
    const QString &doctype, const QString &name, const QJsonObject &document)
{
    if (name != m_document.name || doctype != m_document.doctype) {
        return;
    }
    m_document.modified = document.value("modified"_L1).toString();
    for (const Row &before : std::vector<Row>(m_rows.rows())) {
        const QJsonValue value = document.value(before.id);
        change(before.id, [&value](Row &row) {
            row.field.raw =
                value.isUndefined() || value.isNull() ? Outbox::RawValue() : Outbox::rawOf(value);
        });
    }
}

void RecordFieldsModel::beginEdit(const QString &field)
{
    change(field, [this](Row &row) {
        if (row.state == State::Clean) {
            row.baseline = row.field.raw;
            row.baseModified = m_document.modified;
            row.isNotTaken = false;
        }
    });
}

void RecordFieldsModel::submit(const QString &field, const QString &text)
{
    submitTogether({{field, text}});
}

void RecordFieldsModel::retry(const QString &field)
{
    const Row *row = m_rows.find(field);
    if (!row || row->state == State::Clean) {
        return;
    }
    const QStringList fields = row->together.isEmpty() ? QStringList{field} : row->together;
    std::vector<std::pair<QString, QString>> values;
    for (const QString &other : fields) {
        const Row *one = m_rows.find(other);
        values.emplace_back(other, one && one->state != State::Clean ? one->mine : value(other));
    }
    submitTogether(values);
}

void RecordFieldsModel::submitTogether(const std::vector<std::pair<QString, QString>> &values)
{
    Outbox::Fields wanted;
    Outbox::Fields all;
    QStringList together;
    for (const auto &one : values) {
        if (values.size() > 1) {
            together += one.first;
        }
    }
    for (const auto &[field, text] : values) {
        const Row *row = m_rows.find(field);
        if (!row || row->state == State::Keeping || !row->field.isEditable || !m_queue) {
            continue;
        }
        const auto raw = FieldText::parsed(row->field.format, text, m_language);
        if (!raw) {
            change(field, [&text](Row &one) { one.mine = text; });
            showError(field, raw.error());
            continue;
        }
        all.insert(field, *raw);
        if (row->state == State::Clean && Outbox::isSameValue(*raw, row->field.raw)) {
            continue;
        }
        wanted.insert(field, *raw);
        change(field, [&](Row &one) {
            if (one.baseModified.isEmpty()) {
                one.baseline = one.field.raw;
                one.baseModified = m_document.modified;
            }
            one.mine = text.trimmed();
            one.together = together;
            one.error = {};
            one.isNotTaken = false;
            one.state = State::Keeping;
            one.pendingState = u"keeping"_s; // till then nothing else can be typed over it
        });
    }
    if (!wanted.isEmpty()) {
        keep(wanted, together.isEmpty() ? Outbox::Fields() : all);
    }
}

void RecordFieldsModel::keep(const Outbox::Fields &values, const Outbox::Fields &together)
{
    using Outbox::State;
    const QStringList fields = values.keys();
    const QString name = m_document.name;
    const std::optional<Outbox::Write> open = openWrite(fields.first());
    const QStringList held = together.isEmpty() ? fields : together.keys();
    const bool knowsAll = open && std::ranges::all_of(held, [&open](const QString &field) {
        return open->base.contains(field);
    });
    // What waits or was refused is typed anew; what is on its way is followed by another.
    if (knowsAll && (open->state == State::Waiting || open->state == State::Refused)) {
        Outbox::Changes changes = open->changes;
        for (const auto &[field, value] : values.asKeyValueRange()) {
            changes.fields.insert(field, value);
        }
        QCoro::connect(
            m_queue->edit(open->id, changes), this, [this, name, fields](const Result<void> &done) {
                handleKept(name, fields, done ? std::nullopt : std::optional(done.error()));
            });
        return;
    }
    if (open && open->state == State::Clash) {
        // A second edit would wait behind the clash: it is decided by what was typed.
        std::vector<Outbox::Choice> choices;
        for (const Outbox::Clash &clash : open->clashes) {
            if (clash.kind == Outbox::Clash::Kind::Field && clash.table.isEmpty()
                && (values.contains(clash.field) || together.contains(clash.field))) {
                choices.push_back({.clash = clash,
                    .pick = Outbox::Choice::Pick::Typed,
                    .typed = values.value(clash.field, together.value(clash.field))});
            }
        }
        if (choices.size() != open->clashes.size()) {
            const Error refusal{.kind = ErrorKind::Validation,
                .detail = tr("Not taken: what else clashes in this change must be decided first, "
                             "in the outbox."),
                .source = u"edit"_s};
            for (const QString &field : fields) {
                change(field, [&](Row &row) {
                    row = asWritten(std::move(row), *open);
                    row.error = errorText(refusal);
                });
            }
            return;
        }
        QCoro::connect(m_queue->resolve(open->id, choices), this,
            [this, name, fields](const Result<void> &done) {
                handleKept(name, fields, done ? std::nullopt : std::optional(done.error()));
            });
        return;
    }
    std::vector<Outbox::FieldEdit> edits;
    QString modified;
    for (const QString &field : fields) {
        const Row *row = m_rows.find(field);
        // Compared with what the one before it was compared with; rebased once that is saved.
        const bool isAfter = open && open->base.contains(field);
        edits.push_back({.field = field,
            .before = isAfter ? open->base.value(field) : row->baseline,
            .after = values.value(field)});
        modified = open ? open->base.text(u"modified"_s) : row->baseModified;
    }
    Outbox::DocumentRef document = m_document;
    document.modified = modified;
    Outbox::NewWrite write = Outbox::fieldWrite(document, edits);
    // Half of it would be another's place: compared as a whole, also what does not change.
    for (const QString &field : together.keys()) {
        write.together += field;
        if (!write.base.contains(field)) {
            const Row *row = m_rows.find(field);
            const bool isAfter = open && open->base.contains(field);
            write.base.set(field, isAfter ? open->base.value(field) : row->field.raw);
        }
    }
    QCoro::connect(m_queue->add(write), this, [this, name, fields](const Result<QString> &id) {
        handleKept(name, fields, id ? std::nullopt : std::optional(id.error()));
    });
}

void RecordFieldsModel::handleKept(
    const QString &document, const QStringList &fields, const std::optional<Error> &error)
{
    if (document != m_document.name) {
        if (error) {
            Q_EMIT lost(tr("The change of %1 could not be kept: %2")
                            .arg(document, errorText(inWords(*error)).sentence()),
                document);
        }
        return;
    }
    for (const QString &field : fields) {
        if (error) {
            change(field, [](Row &row) { row.write.clear(); });
            showError(field, *error);
            continue;
        }
        change(field, [this](Row &row) {
            row.baseline.clear();
            row.baseModified.clear();
            if (row.state == State::Keeping) {
                row.state = State::Pending; // settled already, or as the outbox says
                row = withWrite(row);
            }
        });
    }
}

Error RecordFieldsModel::inWords(Error error)
{
    // The queue refuses in English, for the log.
    if (error.source == "outbox"_L1) {
        error.detail = error.kind == ErrorKind::Validation
            ? tr("That is not possible as this change stands now; look at it in the outbox.")
            : QString();
    }
    return error;
}

/// Before the rows go: what could not be kept is only here.
void RecordFieldsModel::tellLost()
{
    const QString name = m_document.name;
    for (const Row &row : std::vector<Row>(m_rows.rows())) {
        if (row.state == State::Failed && row.write.isEmpty()) {
            Q_EMIT lost(tr("The change of %1 could not be kept: %2")
                            .arg(name, row.field.label + u" – "_s + row.error.sentence()),
                name);
        }
    }
}

void RecordFieldsModel::showError(const QString &field, const Error &error)
{
    change(field, [&error](Row &row) {
        row.state = State::Failed;
        row.error = errorText(inWords(error));
    });
}

void RecordFieldsModel::resolve(const QString &field, bool keepMine)
{
    const Row *row = m_rows.find(field);
    const Outbox::Write *write = row && m_queue ? m_queue->find(row->write) : nullptr;
    if (!write || row->state != State::Clash) {
        return;
    }
    std::vector<Outbox::Choice> choices;
    for (const Outbox::Clash &clash : write->clashes) {
        choices.push_back({.clash = clash,
            .pick = keepMine ? Outbox::Choice::Pick::Mine : Outbox::Choice::Pick::Theirs});
    }
    QCoro::connect(
        m_queue->resolve(write->id, choices), this, [this, field](const Result<void> &done) {
            if (!done) {
                showError(field, done.error());
            }
        });
}

void RecordFieldsModel::discard(const QString &field)
{
    const Row *row = m_rows.find(field);
    if (!row) {
        return;
    }
    if (!row->write.isEmpty()) {
        QCoro::connect(m_queue->cancel(row->write), this, [this, field](const Result<void> &done) {
            if (!done) {
                showError(field, done.error());
            }
        });
        return;
    }
    change(field, [this](Row &one) {
        Row clean;
        clean.id = one.id;
        clean.field = one.field;
        one = withWrite(clean);
    });
}

int RecordFieldsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows.size();
}

QVariant RecordFieldsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Row &row = m_rows.at(index.row());
    const bool isPending = row.state == State::Keeping || row.state == State::Pending;
    switch (role) {
    case FieldRole:
        return row.id;
    case LabelRole:
        return row.field.label;
    case SectionRole:
        return row.field.section;
    case ValueRole:
        return typedOf(row);
    case ShownRole:
        return shownOf(row, typedOf(row));
    case FormatRole:
        return row.field.format;
    case ChoicesRole:
        return row.field.choices;
    case EditableRole:
        return row.field.isEditable && m_queue && m_refusal.isEmpty();
    case PendingRole:
        return isPending;
    case PendingStateRole:
        return isPending ? row.pendingState : QString();
    case SinceRole:
        return row.since;
    case ClashRole:
        return row.state == State::Clash;
    case MineRole:
        return shownOf(row, row.mine);
    case MineTypedRole:
        return row.mine;
    case TheirsRole:
        return shownOf(row, row.theirs);
    case TheirNameRole:
        return row.theirName;
    case ErrorRole:
        return QVariant::fromValue(row.error);
    case GoneRole:
        return row.isGone;
    case NotTakenRole:
        return row.isNotTaken;
    default:
        return {};
    }
}

QHash<int, QByteArray> RecordFieldsModel::roleNames() const
{
    return {{FieldRole, "field"}, {LabelRole, "fieldLabel"}, {SectionRole, "section"},
        {ValueRole, "fieldValue"}, {ShownRole, "shownText"}, {FormatRole, "format"},
        {ChoicesRole, "choices"}, {EditableRole, "isEditable"}, {PendingRole, "isPending"},
        {PendingStateRole, "pendingState"}, {SinceRole, "since"}, {ClashRole, "isClash"},
        {MineRole, "mineText"}, {MineTypedRole, "mineTyped"}, {TheirsRole, "theirsText"},
        {TheirNameRole, "theirUser"}, {ErrorRole, "fieldError"}, {GoneRole, "isGone"},
        {NotTakenRole, "isNotTaken"}};
}

QList<int> RecordFieldsModel::changedRoles(const Row &before, const Row &after)
{
    QList<int> roles;
    const auto note = [&roles](bool differs, const QList<int> &which) {
        if (differs) {
            roles += which;
        }
    };
    note(typedOf(before) != typedOf(after), {ValueRole, ShownRole});
    note(before.field.label != after.field.label, {LabelRole});
    note(before.field.section != after.field.section, {SectionRole});
    note(before.field.format != after.field.format, {FormatRole, ShownRole});
    note(before.field.choices != after.field.choices, {ChoicesRole});
    note(before.field.isEditable != after.field.isEditable, {EditableRole});
    note(before.state != after.state || before.pendingState != after.pendingState,
        {PendingRole, PendingStateRole, ClashRole});
    note(before.since != after.since, {SinceRole});
    note(before.mine != after.mine, {MineRole, MineTypedRole});
    note(before.theirs != after.theirs, {TheirsRole});
    note(before.theirName != after.theirName, {TheirNameRole});
    note(before.error != after.error, {ErrorRole});
    note(before.isGone != after.isGone, {GoneRole});
    note(before.isNotTaken != after.isNotTaken, {NotTakenRole});
    return roles;
}

} // namespace FibreDesk
