// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "contactmodel.h"

#include "erp/fieldmap.h"
#include "outbox/writequeue.h"
#include "store/mirrorschema.h"
#include "text/normalise.h"

#include <QCoroTask>
#include <QRegularExpression>

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

const QStringList &fields()
{
    static const QStringList names{u"cell_phone"_s, u"tel_home"_s, u"mobile_no"_s,
        u"email_billing"_s, u"email_id"_s, u"language"_s};
    return names;
}

} // namespace

ContactModel::ContactModel(Outbox::WriteQueue *queue, const Erp::FieldMap *map, QObject *parent)
    : QAbstractListModel(parent)
    , m_queue(queue)
    , m_map(map)
{
    connect(m_queue, &Outbox::WriteQueue::changed, this, &ContactModel::handleWrite);
    connect(m_queue, &Outbox::WriteQueue::documentSeen, this, &ContactModel::handleDocument);
    connect(m_queue, &Outbox::WriteQueue::loaded, this, [this] {
        for (const QString &field : fields()) {
            change(field, [this](Row &row) { row = withWrite(row); });
        }
    });
}

QString ContactModel::formatOf(const QString &field)
{
    if (field.startsWith("email"_L1)) {
        return u"email"_s;
    }
    return field == "language"_L1 ? u"language"_s : u"phone"_s;
}

QString ContactModel::labelOf(const QString &field)
{
    if (field == "cell_phone"_L1) {
        return tr("Cell phone");
    }
    if (field == "tel_home"_L1) {
        return tr("Home phone");
    }
    if (field == "mobile_no"_L1) {
        return tr("Other phone");
    }
    if (field == "email_billing"_L1) {
        return tr("Billing e-mail");
    }
    return field == "email_id"_L1 ? tr("E-mail") : tr("Language");
}

QString ContactModel::valueOf(const Customer &customer, const QString &field)
{
    if (field == "cell_phone"_L1) {
        return customer.cellPhone;
    }
    if (field == "tel_home"_L1) {
        return customer.homePhone;
    }
    if (field == "mobile_no"_L1) {
        return customer.mobile;
    }
    if (field == "email_billing"_L1) {
        return customer.billingEmail;
    }
    if (field == "email_id"_L1) {
        return customer.email;
    }
    return customer.language;
}

QString ContactModel::serverField(const QString &field) const
{
    return m_map->serverField(Store::Kind::Customer, field);
}

void ContactModel::setCustomer(const Customer &customer)
{
    const bool isAnother = customer.id != m_customer;
    // A reload begun before our own save was answered shows the document as it was then.
    // `modified` is ISO text of one length: it compares as it stands.
    if (!isAnother && customer.modified < m_modified) {
        return;
    }
    if (isAnother) {
        clear();
    }
    m_customer = customer.id;
    m_modified = customer.modified;
    m_customerName = customer.name;
    const QHash<QString, Row> typed = m_typed.take(m_customer);
    std::vector<Row> rows;
    for (const QString &field : fields()) {
        Row row = typed.value(field);
        if (const Row *known = m_rows.find(field)) {
            row = *known;
        }
        row.id = field;
        row.value = valueOf(customer, field);
        rows.push_back(withWrite(std::move(row)));
    }
    if (isAnother) {
        m_rows.reset(std::move(rows));
    } else {
        m_rows.applySnapshot(std::move(rows));
    }
    Q_EMIT unsavedChanged();
}

void ContactModel::clear()
{
    for (const Row &row : m_rows.rows()) {
        // The outbox has the rest.
        if (row.state == State::Failed && row.write.isEmpty()) {
            m_typed[m_customer].insert(row.id, row);
        }
    }
    m_customer.clear();
    m_modified.clear();
    m_rows.reset({});
    Q_EMIT unsavedChanged();
}

void ContactModel::retranslate()
{
    m_rows.touch({LabelRole});
}

int ContactModel::unsaved() const
{
    return static_cast<int>(std::ranges::count_if(
        m_rows.rows(), [](const Row &row) { return row.state != State::Clean; }));
}

std::optional<Error> ContactModel::check(const QString &field, const QString &text)
{
    static const QRegularExpression email(u"^[^\\s@]+@[^\\s@]+\\.[^\\s@.]{2,}$"_s);
    const auto refusal = [&field](const QString &detail) {
        return Error{.kind = ErrorKind::Validation,
            .detail = detail,
            .code = 0,
            .source = u"edit "_s + field,
            .type = {}};
    };
    if (text.isEmpty()) {
        return std::nullopt;
    }
    const QString format = formatOf(field);
    if (format == "email"_L1 && !email.match(text).hasMatch()) {
        return refusal(tr("“%1” is not an e-mail address.").arg(text));
    }
    if (format == "phone"_L1 && Text::phoneDigits(text).size() < 10) {
        return refusal(tr("“%1” is not a telephone number of ten digits.").arg(text));
    }
    if (format == "language"_L1 && text != "fr"_L1 && text != "en"_L1) {
        return refusal(tr("The language is fr or en."));
    }
    return std::nullopt;
}

void ContactModel::change(const QString &field, const std::function<void(Row &)> &by)
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
std::optional<Outbox::Write> ContactModel::openWrite(const QString &field) const
{
    const auto writes = m_queue->openWrites(m_map->doctype(Store::Kind::Customer), m_customer);
    const QString name = serverField(field);
    const auto latest = std::ranges::find_if(writes | std::views::reverse,
        [&name](const Outbox::Write &write) { return write.changes.fields.contains(name); });
    return latest == std::ranges::rend(writes) ? std::nullopt : std::optional(*latest);
}

/// The first edit of the field that clashes.
std::optional<Outbox::Write> ContactModel::clashingWrite(const QString &field) const
{
    const QString name = serverField(field);
    for (const Outbox::Write &write :
        m_queue->openWrites(m_map->doctype(Store::Kind::Customer), m_customer)) {
        if (write.state == Outbox::State::Clash && write.changes.fields.contains(name)) {
            return write;
        }
    }
    return std::nullopt;
}

/// Their value was chosen: what was typed behind the clash is given up with it, and nothing else.
void ContactModel::giveUpBehind(const QString &field, const QString &id)
{
    const QString name = serverField(field);
    for (const Outbox::Write &write :
        m_queue->openWrites(m_map->doctype(Store::Kind::Customer), m_customer)) {
        if (write.id == id || write.state != Outbox::State::Waiting
            || !write.changes.fields.contains(name)) {
            continue;
        }
        Outbox::Changes changes = write.changes;
        changes.fields.remove(name);
        QCoro::connect(
            changes.isEmpty() ? m_queue->cancel(write.id) : m_queue->edit(write.id, changes), this,
            [this, field](const Result<void> &done) {
                if (!done) {
                    showError(field, done.error());
                }
            });
    }
}

/// The row with what the outbox knows of its field.
ContactModel::Row ContactModel::withWrite(Row row) const
{
    using Outbox::State;
    // Typed here and not in the outbox, yet or at all: shown before what the outbox has.
    if (row.state == ContactModel::State::Keeping
        || (row.state == ContactModel::State::Failed && row.write.isEmpty())) {
        return row;
    }
    const QString field = serverField(row.id);
    std::optional<Outbox::Write> latest = openWrite(row.id);
    if (!latest) {
        if (row.state == ContactModel::State::Clean) {
            return row;
        }
        Row clean;
        clean.id = row.id;
        clean.value = row.value;
        return clean;
    }
    row.write = latest->id;
    row.mine = Outbox::textOf(latest->changes.fields.value(field));
    row.since = latest->created;
    // What was typed last waits behind an earlier edit that clashes: that is to be decided.
    if (const auto earlier = clashingWrite(row.id); earlier && latest->state == State::Waiting) {
        latest = earlier;
        row.write = earlier->id;
    }
    row.error = {};
    row.isGone = false;
    row.isNotTaken = false;
    row.pendingState = Outbox::stateName(latest->state);
    row.state = ContactModel::State::Pending;
    if (latest->state == State::Refused) {
        row.state = ContactModel::State::Failed;
        Error error = latest->error.value_or(Error{});
        QStringList here;
        for (const Outbox::FieldMessage &message : latest->messages) {
            if (message.field == field) {
                here += message.text;
            }
        }
        if (!here.isEmpty()) {
            error.detail = here.join(u'\n');
        }
        // Where it only kept what it had, there is no fault to read: the row says so.
        const bool isKept = error.type == "ValueKeptError"_L1;
        row.isNotTaken = isKept && (latest->notTaken.isEmpty() || latest->notTaken.contains(field));
        if (!isKept) {
            row.error = errorText(error);
        }
    } else if (latest->state == State::Clash) {
        row.state = ContactModel::State::Clash;
        row.theirName = latest->theirName;
        row.theirs.clear();
        row.isGone = std::ranges::contains(
            latest->clashes, Outbox::Clash::Kind::DocumentGone, &Outbox::Clash::kind);
        for (const Outbox::Clash &clash : latest->clashes) {
            if (clash.table.isEmpty() && clash.field == field) {
                row.theirs = Outbox::textOf(clash.theirs);
            }
        }
    }
    return row;
}

void ContactModel::handleWrite(const QString &id)
{
    const Outbox::Write *write = m_queue->find(id);
    if (!write || write->name != m_customer
        || write->doctype != m_map->doctype(Store::Kind::Customer)) {
        return;
    }
    const Outbox::Write now = *write;
    QStringList done;
    for (const QString &field : fields()) {
        const Row *row = m_rows.find(field);
        const bool isDone = now.state == Outbox::State::Done && row && row->write == id;
        const bool isNotTaken = isDone && now.notTaken.contains(serverField(field));
        if (isDone && !isNotTaken) {
            done += field;
        }
        change(field, [&](Row &one) {
            one = withWrite(one);
            if (isNotTaken && one.state == State::Clean) {
                one.isNotTaken = true;
                one.mine = Outbox::textOf(now.changes.fields.value(serverField(field)));
            }
        });
    }
    for (const QString &field : std::as_const(done)) {
        Q_EMIT saved(field);
    }
}

void ContactModel::handleDocument(
    const QString &doctype, const QString &name, const QJsonObject &document)
{
    if (name != m_customer || doctype != m_map->doctype(Store::Kind::Customer)) {
        return;
    }
    const QJsonObject ours = m_map->toOurs(Store::Kind::Customer, document);
    m_modified = ours.value("modified"_L1).toString();
    for (const QString &field : fields()) {
        change(field, [&](Row &row) { row.value = ours.value(field).toString(); });
    }
}

void ContactModel::beginEdit(const QString &field)
{
    change(field, [this](Row &row) {
        if (row.state == State::Clean) {
            row.baseline = row.value;
            row.baseModified = m_modified;
            row.isNotTaken = false;
        }
    });
}

Error ContactModel::inWords(Error error)
{
    if (error.source == "outbox"_L1) {
        error.detail = error.kind == ErrorKind::Validation
            ? tr("That is not possible as this change stands now; look at it in the outbox.")
            : QString();
    }
    return error;
}

void ContactModel::showError(const QString &field, const Error &error)
{
    change(field, [&error](Row &row) {
        row.state = State::Failed;
        row.error = errorText(inWords(error));
    });
}

void ContactModel::submit(const QString &field, const QString &text)
{
    const Row *found = m_rows.find(field);
    if (!found || found->state == State::Keeping) {
        return;
    }
    const QString typed = text.trimmed();
    const bool isAfresh = found->baseModified.isEmpty();
    if (const auto refusal = check(field, typed)) {
        change(field, [&](Row &row) { row.mine = typed; });
        showError(field, *refusal);
        return;
    }
    change(field, [&](Row &row) {
        row.mine = typed;
        row.error = {};
        row.isNotTaken = false;
        row.state = State::Keeping;
        row.pendingState = u"keeping"_s; // till then nothing else can be typed over it
        if (isAfresh) {
            row.baseline = row.value;
            row.baseModified = m_modified;
        }
    });
    keepNew(field);
}

void ContactModel::keepNew(const QString &field)
{
    const Row row = *m_rows.find(field);
    const QString customer = m_customer;
    const std::optional<Outbox::Write> open = openWrite(field);
    if (open && open->state == Outbox::State::Clash) {
        decideTyped(field, *open);
        return;
    }
    // What waits or was refused is typed anew; what is on its way is followed by another.
    if (open && (open->state == Outbox::State::Waiting || open->state == Outbox::State::Refused)) {
        Outbox::Changes changes = open->changes;
        changes.fields.insert(serverField(field), Outbox::rawOf(row.mine));
        QCoro::connect(m_queue->edit(open->id, changes), this,
            [this, customer, field, text = row.mine](const Result<void> &done) {
                handleKept(
                    customer, field, text, done ? std::nullopt : std::optional(done.error()));
            });
        return;
    }
    Outbox::NewWrite write;
    write.doctype = m_map->doctype(Store::Kind::Customer);
    write.name = customer;
    write.title = m_customerName;
    if (open) {
        // Compared with what the one before it was compared with; rebased once that is saved.
        for (const QString &name : {u"modified"_s, serverField(field)}) {
            if (open->base.contains(name)) {
                write.base.set(name, open->base.value(name));
            }
        }
    } else {
        write.base.set(u"modified"_s, Outbox::rawOf(row.baseModified));
        write.base.set(serverField(field), Outbox::rawOf(row.baseline));
    }
    write.changes.fields.insert(serverField(field), Outbox::rawOf(row.mine));
    QCoro::connect(m_queue->add(write), this,
        [this, customer, field, text = row.mine](const Result<QString> &id) {
            handleKept(customer, field, text, id ? std::nullopt : std::optional(id.error()));
        });
}

/// Another value typed into a field that clashes is its decision: a second edit would wait behind
/// the clash.
void ContactModel::decideTyped(const QString &field, const Outbox::Write &write)
{
    const QString typed = m_rows.find(field)->mine;
    std::vector<Outbox::Choice> choices;
    for (const Outbox::Clash &clash : write.clashes) {
        if (clash.kind == Outbox::Clash::Kind::Field && clash.table.isEmpty()
            && clash.field == serverField(field)) {
            choices.push_back({.clash = clash,
                .pick = Outbox::Choice::Pick::Typed,
                .typed = Outbox::rawOf(typed)});
        }
    }
    if (choices.empty() || choices.size() != write.clashes.size()) {
        const bool isGone = std::ranges::contains(
            write.clashes, Outbox::Clash::Kind::DocumentGone, &Outbox::Clash::kind);
        const Error refusal{.kind = ErrorKind::Validation,
            .detail = isGone
                ? tr("“%1” was not taken: this customer was deleted or renamed meanwhile.")
                      .arg(typed)
                : tr("“%1” was not taken: what else clashes in this change must be decided "
                     "first, in the outbox.")
                      .arg(typed),
            .source = u"edit "_s + field};
        change(field, [&](Row &row) {
            row.state = State::Clash;
            row = withWrite(row);
            row.error = errorText(refusal);
        });
        return;
    }
    QCoro::connect(m_queue->resolve(write.id, choices), this,
        [this, customer = m_customer, field, typed](const Result<void> &done) {
            handleKept(customer, field, typed, done ? std::nullopt : std::optional(done.error()));
        });
}

void ContactModel::handleKept(const QString &customer, const QString &field, const QString &text,
    const std::optional<Error> &error)
{
    if (customer == m_customer) {
        if (error) {
            change(field, [&text](Row &row) {
                row.mine = text;
                row.write.clear(); // the outbox may hold another value of before
            });
            showError(field, *error);
        } else {
            change(field, [this](Row &row) {
                row.baseline.clear();
                row.baseModified.clear();
                if (row.state == State::Keeping) {
                    row.state = State::Pending; // settled already, or as the outbox says
                    row = withWrite(row);
                }
            });
        }
    } else if (error) {
        Q_EMIT lost(tr("%1 could not be kept: %2").arg(text, errorText(inWords(*error)).sentence()),
            customer);
    }
}

void ContactModel::resolve(const QString &field, bool keepMine)
{
    const Row *row = m_rows.find(field);
    const Outbox::Write *write = row ? m_queue->find(row->write) : nullptr;
    if (!write || row->state != State::Clash) {
        return;
    }
    std::vector<Outbox::Choice> choices;
    for (const Outbox::Clash &clash : write->clashes) {
        choices.push_back({.clash = clash,
            .pick = keepMine ? Outbox::Choice::Pick::Mine : Outbox::Choice::Pick::Theirs});
    }
    const QString id = write->id;
    if (!keepMine) {
        giveUpBehind(field, id);
    }
    QCoro::connect(m_queue->resolve(id, choices), this, [this, field](const Result<void> &done) {
        if (!done) {
            showError(field, done.error());
        }
    });
}

void ContactModel::discard(const QString &field)
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
        clean.value = one.value;
        one = withWrite(clean);
    });
}

} // namespace FibreDesk
