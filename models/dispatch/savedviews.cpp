// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "savedviews.h"

#include "base/format.h"
#include "dispatchcontroller.h"
#include "outbox/writequeue.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

const QString mine = u"mine:"_s;
const QString shared = u"shared:"_s;

const std::array<QString, 3> spans{u"day"_s, u"week"_s, u"month"_s}; // by LoadController::Span

QList<int> changedRoles(const ViewRow &before, const ViewRow &after)
{
    QList<int> roles;
    const auto note = [&roles](int role, bool isSame) {
        if (!isSame)
            roles.append(role);
    };
    note(SavedViews::NameRole, before.name == after.name);
    note(SavedViews::OwnerRole, before.owner == after.owner);
    note(SavedViews::DetailRole, before.detail == after.detail);
    note(SavedViews::ProblemRole, before.problem == after.problem);
    note(SavedViews::StateRole, before.state == after.state);
    note(SavedViews::SharedRole, before.isShared == after.isShared);
    note(SavedViews::FailedRole, before.isFailed == after.isFailed);
    note(SavedViews::CurrentRole, before.isCurrent == after.isCurrent);
    return roles;
}

QString textOf(const QJsonObject &view)
{
    return QString::fromUtf8(QJsonDocument(view).toJson(QJsonDocument::Compact));
}

std::optional<QJsonObject> viewIn(const QString &filters)
{
    const QJsonDocument document = QJsonDocument::fromJson(filters.toUtf8());
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

} // namespace

SavedViews::SavedViews(DispatchController *desk, Outbox::WriteQueue *queue,
    const Erp::FieldMap *map, const Clock &clock)
    : QAbstractListModel(desk)
    , m_desk(desk)
    , m_clock(clock)
    , m_store(queue, map, clock)
    , m_rows(this, &changedRoles)
{
    connect(&m_store, &PresetStore::changed, this, [this] {
        const QStringList expected = m_reshared.keys();
        for (const QString &name : expected) {
            const Preset *known = m_store.find(name);
            if (known && known->isShared)
                handleCreated(m_reshared.take(name));
        }
        rebuild();
        Q_EMIT textChanged();
    });
    connect(&m_store, &PresetStore::failed, this, &SavedViews::handleFailed);
    connect(&m_store, &PresetStore::created, this, &SavedViews::handleCreated);
    connect(&m_store, &PresetStore::dependentsKnown, this, &SavedViews::showDependents);
    connect(&m_store, &PresetStore::removed, this, [this](const QString &title) {
        m_removing.removeAll(title);
        Q_EMIT removalEnded(m_store.doctype(), title, {});
        Q_EMIT noticed(tr("The shared view “%1” is gone.").arg(title), u"ok"_s);
    });
    // Whatever changes the look of the board: is it still the one that was chosen?
    connect(desk->view(), &BoardView::textChanged, this, &SavedViews::rebuild);
    connect(desk, &DispatchController::filterChanged, this, &SavedViews::rebuild);
    connect(desk->load(), &LoadController::periodChanged, this, &SavedViews::rebuild);
    connect(desk, &DispatchController::dayChanged, this, &SavedViews::rebuild);
}

void SavedViews::setServer(Erp::ErpClient *erp)
{
    m_store.setServer(erp);
}

void SavedViews::setOpen(bool isOpen)
{
    if (isOpen == m_isOpen)
        return;
    m_isOpen = isOpen;
    if (isOpen)
        m_store.refresh();
    Q_EMIT openChanged();
}

QString SavedViews::text() const
{
    QJsonArray all;
    for (const Own &one : m_own)
        all += QJsonObject{{u"id"_s, one.id}, {u"name"_s, one.name}, {u"view"_s, one.view}};
    return textOf({{u"own"_s, all}, {u"shared"_s, m_store.kept()}});
}

void SavedViews::restore(const QString &text)
{
    const QJsonObject all = QJsonDocument::fromJson(text.toUtf8()).object();
    m_own.clear();
    const QJsonArray own = all.value("own"_L1).toArray();
    for (const QJsonValue one : own) {
        if (!one["id"_L1].toString().isEmpty() && !one["name"_L1].toString().isEmpty()) {
            m_own.push_back({.id = one["id"_L1].toString(),
                .name = one["name"_L1].toString(),
                .view = one["view"_L1].toObject()});
        }
    }
    m_store.restore(all.value("shared"_L1).toObject());
    rebuild();
}

QString SavedViews::sharedText() const
{
    using Access = PresetStore::Access;
    switch (m_store.access()) {
    case Access::Ready:
        return {};
    case Access::Absent:
        return tr("This ERPNext has no doctype Dispatch Preset: views stay on this computer.");
    case Access::Failed: {
        const QString why = errorText(*m_store.error()).sentence();
        return m_store.readAt().isValid()
            ? tr("Shared views as of %1: they could not be read again. %2")
                  .arg(Format::stamp(m_store.readAt(), m_desk->language()), why)
            : tr("The shared views could not be read. %1").arg(why);
    }
    case Access::Unknown:
        break;
    }
    return m_store.readAt().isValid()
        ? tr("Shared views as of %1.").arg(Format::stamp(m_store.readAt(), m_desk->language()))
        : tr("The shared views have not been read yet.");
}

QJsonObject SavedViews::shown() const
{
    QJsonObject view = QJsonDocument::fromJson(m_desk->view()->text().toUtf8()).object();
    view.insert(u"span"_s, spans.at(std::size_t(m_desk->load()->span())));
    view.insert(u"filterKind"_s, m_desk->filterKind());
    view.insert(u"filterTag"_s, m_desk->filterTag());
    view.insert(u"filterText"_s, m_desk->filterText());
    return view;
}

QString SavedViews::current() const
{
    return !m_chosen.isEmpty() && shown() == m_chosenView ? m_chosen : QString();
}

SavedViews::Own *SavedViews::own(const QString &id)
{
    const auto found = std::ranges::find(m_own, id, &Own::id);
    return found == m_own.end() ? nullptr : &*found;
}

const Preset *SavedViews::preset(const QString &id) const
{
    return id.startsWith(shared) ? m_store.find(id.sliced(shared.size())) : nullptr;
}

std::optional<QJsonObject> SavedViews::viewOf(const QString &id) const
{
    if (const Preset *one = preset(id))
        return viewIn(one->filters);
    const auto found = std::ranges::find(m_own, id, &Own::id);
    return found == m_own.end() ? std::nullopt : std::optional(found->view);
}

QString SavedViews::detailOf(const QJsonObject &view) const
{
    QStringList parts;
    const QString span = view.value("span"_L1).toString();
    parts += span == spans[LoadController::Week] ? tr("Week")
        : span == spans[LoadController::Month]   ? tr("Month")
                                                 : tr("Day");
    switch (view.value("order"_L1).toInt(BoardView::ByName)) {
    case BoardView::ByGroup:
        parts += tr("by group");
        break;
    case BoardView::ByLoad:
        parts += tr("the busiest first");
        break;
    case BoardView::ByFirstJob:
        parts += tr("by the first job");
        break;
    default:
        break;
    }
    if (view.value("hidesOff"_L1).toBool())
        parts += tr("without who is off");
    if (view.value("compact"_L1).toBool())
        parts += tr("compact rows");
    const int kind = view.value("filterKind"_L1).toInt(-1);
    if (kind >= 0 && kind <= int(JobKind::Other))
        parts += DispatchText::kind(JobKind(kind));
    for (const auto &filter : {"filterTag"_L1, "filterText"_L1}) {
        if (const QString text = view.value(filter).toString(); !text.isEmpty())
            parts += text;
    }
    return parts.join(u" · "_s);
}

void SavedViews::rebuild()
{
    const QString chosen = current();
    std::vector<ViewRow> rows;
    const std::vector<Outbox::Write> writes = m_store.openWrites();
    const auto addState = [&](ViewRow &row, const Outbox::Write &write) {
        row.isFailed = write.state == Outbox::State::Refused || write.state == Outbox::State::Clash;
        if (row.isFailed && write.error)
            row.state = tr("Not saved: %1").arg(errorText(*write.error).sentence());
        else if (row.isFailed)
            row.state = tr("Not saved: %1 changed it meanwhile").arg(write.theirName);
        else if (write.state == Outbox::State::Uncertain)
            row.state = tr("Uncertain whether ERPNext took the change; it is read back.");
        else
            row.state = tr("Waiting for ERPNext");
    };
    for (const Own &one : m_own) {
        ViewRow row{.id = one.id,
            .name = one.name,
            .detail = detailOf(one.view),
            .isCurrent = one.id == chosen};
        // On its way to the others.
        for (const Outbox::Write &write : writes) {
            if (write.isCreate && write.title == one.name)
                addState(row, write);
        }
        rows.push_back(std::move(row));
    }
    for (const Preset &one : m_store.presets()) {
        if (!one.isShared)
            continue;
        const auto view = viewIn(one.filters);
        ViewRow row{.id = shared + one.name,
            .name = one.title,
            .owner = one.owner,
            .detail = view ? detailOf(*view) : QString(),
            .problem = view ? QString() : tr("Its JSON in ERPNext is broken; it is left as it is."),
            .isShared = true};
        row.isCurrent = row.id == chosen;
        for (const Outbox::Write &write : writes) {
            if (!write.isCreate && write.name == one.name)
                addState(row, write);
        }
        rows.push_back(std::move(row));
    }
    m_rows.applySnapshot(std::move(rows));
    Q_EMIT changed();
}

bool SavedViews::apply(const QString &id)
{
    const auto view = viewOf(id);
    if (!view)
        return refuse(preset(id)
                ? tr("“%1” cannot be used: its JSON in ERPNext is broken.").arg(nameOf(id))
                : tr("This view is not there any more."));
    QJsonObject board = *view;
    for (const auto &other : {"span"_L1, "filterKind"_L1, "filterTag"_L1, "filterText"_L1})
        board.remove(other);
    m_desk->view()->restore(textOf(board));
    m_desk->setFilterKind(view->value("filterKind"_L1).toInt(-1));
    m_desk->setFilterTag(view->value("filterTag"_L1).toString());
    m_desk->setFilterText(view->value("filterText"_L1).toString());
    const auto span = std::ranges::find(spans, view->value("span"_L1).toString());
    m_desk->load()->open(
        span == spans.end() ? int(LoadController::Day) : int(span - spans.begin()), m_desk->day());
    m_chosen = id;
    m_chosenView = shown();
    rebuild();
    return true;
}

bool SavedViews::refuse(const QString &text)
{
    Q_EMIT noticed(text, u"warning"_s);
    return false;
}

bool SavedViews::isNameFree(const QString &name, const QString &except, bool isShared)
{
    if (name.trimmed().isEmpty())
        return refuse(tr("A view wants a name."));
    for (const ViewRow &row : m_rows.rows()) {
        const bool isSame = row.name.compare(name.trimmed(), Qt::CaseInsensitive) == 0;
        if (isSame && row.isShared == isShared && row.id != except)
            return refuse(tr("There is a view “%1” already.").arg(row.name));
    }
    return true;
}

bool SavedViews::save(const QString &name)
{
    if (!isNameFree(name, {}, false))
        return false;
    m_own.push_back({.id = mine + QUuid::createUuid().toString(QUuid::WithoutBraces),
        .name = name.trimmed(),
        .view = shown()});
    m_chosen = m_own.back().id;
    m_chosenView = shown();
    rebuild();
    Q_EMIT textChanged();
    return true;
}

bool SavedViews::replace(const QString &id)
{
    auto view = viewOf(id);
    if (!view)
        return refuse(preset(id)
                ? tr("“%1” is left as it is: its JSON in ERPNext is broken.").arg(nameOf(id))
                : tr("This view is not there any more."));
    // What this program does not know of it stays.
    const QJsonObject now = shown();
    for (const QString &key : now.keys())
        view->insert(key, now.value(key));
    if (Own *one = own(id)) {
        one->view = *view;
        Q_EMIT textChanged();
    } else if (const Preset *there = preset(id)) {
        m_store.change(there->name, {.filters = textOf(*view)});
    }
    m_chosen = id;
    m_chosenView = now;
    rebuild();
    return true;
}

bool SavedViews::rename(const QString &id, const QString &name)
{
    Own *one = own(id);
    const Preset *there = preset(id);
    if ((!one && !there) || !isNameFree(name, id, there != nullptr))
        return false;
    if (one) {
        one->name = name.trimmed();
        Q_EMIT textChanged();
    } else {
        m_store.change(there->name, {.title = name.trimmed()});
    }
    rebuild();
    return true;
}

bool SavedViews::share(const QString &id)
{
    const Own *one = own(id);
    if (!one)
        return false;
    if (!canShare())
        return refuse(sharedText());
    // One of that name that was taken back before is shared again, conflict-checked like any other.
    for (const Preset &known : m_store.presets()) {
        if (known.title.compare(one->name, Qt::CaseInsensitive) != 0)
            continue;
        if (known.isShared)
            return refuse(tr("%1 shares a view “%2” already.").arg(known.owner, known.title));
        m_reshared.insert(known.name, one->id);
        m_store.change(known.name, {.filters = textOf(one->view), .isShared = true});
        return true;
    }
    m_store.create(one->name, textOf(one->view), one->id);
    return true;
}

bool SavedViews::unshare(const QString &id)
{
    const Preset *there = preset(id);
    const auto view = viewOf(id);
    if (!there)
        return false;
    if (!view)
        return refuse(
            tr("“%1” is left as it is: its JSON in ERPNext is broken.").arg(there->title));
    const bool isHere = std::ranges::any_of(m_own, [there](const Own &one) {
        return one.name.compare(there->title, Qt::CaseInsensitive) == 0;
    });
    if (!isHere) {
        m_own.push_back({.id = mine + QUuid::createUuid().toString(QUuid::WithoutBraces),
            .name = there->title,
            .view = *view});
        Q_EMIT textChanged();
    }
    m_store.change(there->name, {.isShared = false});
    rebuild();
    return true;
}

void SavedViews::remove(const QString &id)
{
    if (const Preset *there = preset(id)) {
        if (!m_removalRefusal.isEmpty()) {
            refuse(m_removalRefusal);
            return;
        }
        m_removing += there->title;
        m_store.remove(there->name);
        return;
    }
    if (std::erase_if(m_own, [&id](const Own &one) { return one.id == id; }) > 0) {
        rebuild();
        Q_EMIT textChanged();
    }
}

void SavedViews::setRemovalRefusal(const QString &reason)
{
    if (m_removalRefusal == reason)
        return;
    m_removalRefusal = reason;
    Q_EMIT dependentsChanged();
}

void SavedViews::askDependents(const QString &id)
{
    const Preset *there = preset(id);
    m_dependentsOf = there ? there->name : QString();
    m_dependentsText =
        there && m_store.hasServer() ? tr("ERPNext is asked what points here.") : QString();
    Q_EMIT dependentsChanged();
    if (there)
        m_store.askDependents(there->name);
}

void SavedViews::showDependents(const QString &name, const Result<QList<Erp::Dependents>> &found)
{
    if (name != m_dependentsOf)
        return; // of another question
    if (!found) {
        m_dependentsText = tr("Whether something points here could not be asked: %1")
                               .arg(errorText(found.error()).sentence());
    } else if (found->isEmpty()) {
        m_dependentsText = tr("Nothing in ERPNext points here.");
    } else {
        constexpr qsizetype named = 3;
        QStringList kinds;
        for (const Erp::Dependents &one : *found) {
            kinds += tr("%1 (%2): %3%4", "doctype, how many, the first of them")
                         .arg(one.doctype)
                         .arg(one.names.size())
                         .arg(one.names.first(std::min(named, one.names.size())).join(u", "_s),
                             one.names.size() > named ? u"…"_s : QString());
        }
        m_dependentsText = tr("These point here in ERPNext: %1.").arg(kinds.join(u"; "_s));
    }
    Q_EMIT dependentsChanged();
}

void SavedViews::handleFailed(const QString &title, const Error &error)
{
    if (m_removing.removeAll(title) > 0)
        Q_EMIT removalEnded(m_store.doctype(), title, error.detail);
    const QString why = error.kind == ErrorKind::Conflict && !error.detail.isEmpty()
        ? tr("%1 changed it meanwhile.").arg(error.detail)
        : errorText(error).sentence();
    Q_EMIT noticed(tr("The shared view “%1” was not changed. %2").arg(title, why), u"danger"_s);
}

void SavedViews::handleCreated(const QString &tag)
{
    // It is everybody's now: one of the two is enough.
    const Own *one = own(tag);
    const QString name = one ? one->name : QString();
    if (std::erase_if(m_own, [&tag](const Own &other) { return other.id == tag; }) > 0) {
        rebuild();
        Q_EMIT textChanged();
        Q_EMIT noticed(tr("The view “%1” is shared.").arg(name), u"ok"_s);
    }
}

QString SavedViews::nameOf(const QString &id) const
{
    const ViewRow *row = m_rows.find(id);
    return row ? row->name : QString();
}

QString SavedViews::removalText(const QString &id) const
{
    const ViewRow *row = m_rows.find(id);
    if (!row)
        return {};
    if (!row->isShared)
        return tr("“%1” is yours and on this computer only. It cannot be brought back.")
            .arg(row->name);
    return tr("“%1” was made by %2 and is shared: it goes from everybody's list and cannot be "
              "brought back.")
        .arg(row->name, row->owner);
}

int SavedViews::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows.size();
}

QVariant SavedViews::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ViewRow &row = m_rows.at(index.row());
    switch (role) {
    case IdRole:
        return row.id;
    case NameRole:
        return row.name;
    case OwnerRole:
        return row.owner;
    case DetailRole:
        return row.detail;
    case ProblemRole:
        return row.problem;
    case StateRole:
        return row.state;
    case SharedRole:
        return row.isShared;
    case FailedRole:
        return row.isFailed;
    case CurrentRole:
        return row.isCurrent;
    default:
        return {};
    }
}

QHash<int, QByteArray> SavedViews::roleNames() const
{
    return {{IdRole, "view"}, {NameRole, "name"}, {OwnerRole, "owner"}, {DetailRole, "detail"},
        {ProblemRole, "problem"}, {StateRole, "stateText"}, {SharedRole, "isShared"},
        {FailedRole, "isFailed"}, {CurrentRole, "isCurrent"}};
}

} // namespace FibreDesk::Dispatch
