// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "contactmodel.h"

#include "erp/erpclient.h"
#include "erp/fieldmap.h"
#include "store/documents.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"
#include "text/normalise.h"

#include <QCoroTask>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

/// A colleague who saves faster than we can merge is a matter for people.
constexpr int maximumMerges = 3;

const QStringList &fields()
{
    static const QStringList names{u"cell_phone"_s, u"tel_home"_s, u"mobile_no"_s,
        u"email_billing"_s, u"email_id"_s, u"language"_s};
    return names;
}

QString formatOf(const QString &field)
{
    if (field.startsWith("email"_L1)) {
        return u"email"_s;
    }
    return field == "language"_L1 ? u"language"_s : u"phone"_s;
}

} // namespace

ContactModel::ContactModel(
    Store::Mirror *mirror, Erp::ErpClient *erp, const Erp::FieldMap *map, QObject *parent)
    : QAbstractListModel(parent)
    , m_mirror(mirror)
    , m_erp(erp)
    , m_map(map)
{
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

void ContactModel::setCustomer(const Customer &customer)
{
    const bool isAnother = customer.id != m_customer;
    // A reload begun before our own save was answered shows the document as it was then.
    // `modified` is ISO text of one length: it compares as it stands.
    if (!isAnother && customer.modified < m_modified) {
        return;
    }
    m_modified = customer.modified;
    m_customerName = customer.name;
    std::vector<Row> rows;
    for (const QString &field : fields()) {
        Row row;
        if (const Row *known = isAnother ? nullptr : m_rows.find(field)) {
            row = *known;
        }
        row.id = field;
        row.value = valueOf(customer, field);
        rows.push_back(std::move(row));
    }
    if (isAnother) {
        m_customer = customer.id;
        m_queue.clear();
        m_sending.clear();
        m_rows.reset(std::move(rows));
    } else {
        m_rows.applySnapshot(std::move(rows));
    }
    Q_EMIT unsavedChanged();
}

void ContactModel::clear()
{
    m_customer.clear();
    m_queue.clear();
    m_sending.clear();
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

QStringList ContactModel::stuckFields() const
{
    QStringList stuck;
    for (const Row &row : m_rows.rows()) {
        if (row.state == State::Failed || row.state == State::Clash) {
            stuck += row.id;
        }
    }
    return stuck;
}

QString ContactModel::stuckText(const QString &field) const
{
    const Row *row = m_rows.find(field);
    if (!row) {
        return {};
    }
    return row->state == State::Clash
        ? tr("%1 · %2 not saved: somebody else changed it meanwhile.")
              .arg(m_customerName, labelOf(field))
        : tr("%1 · %2 not saved: %3").arg(m_customerName, labelOf(field), row->error.sentence());
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

void ContactModel::beginEdit(const QString &field)
{
    change(field, [this](Row &row) {
        if (row.state == State::Clean) {
            row.baseline = row.value;
            row.baseModified = m_modified;
        }
    });
}

void ContactModel::submit(const QString &field, const QString &text)
{
    const Row *found = m_rows.find(field);
    if (!found || found->state == State::Queued || found->state == State::Sending) {
        return;
    }
    const QString typed = text.trimmed();
    const bool isAfresh = found->state == State::Clean;
    change(field, [&](Row &row) {
        row.mine = typed;
        row.merges = 0;
        if (isAfresh && row.baseModified.isEmpty()) {
            row.baseline = row.value;
            row.baseModified = m_modified;
        }
        if (const auto refusal = check(field, typed)) {
            row.state = State::Failed;
            row.error = errorText(*refusal);
        } else {
            row.state = State::Queued;
            row.error = {};
        }
    });
    if (m_rows.find(field)->state == State::Queued) {
        m_queue.push_back(field);
        pump();
    }
}

void ContactModel::pump()
{
    if (!m_sending.isEmpty() || m_queue.empty()) {
        return;
    }
    const QString field = m_queue.front();
    m_queue.pop_front();
    send(field);
}

void ContactModel::send(const QString &field)
{
    const Row *row = m_rows.find(field);
    if (!row) {
        return;
    }
    m_sending = field;
    const QJsonObject changes = m_map->toServer(Store::Kind::Customer, {{field, row->mine}});
    const QString modified = row->baseModified;
    change(field, [](Row &sent) { sent.state = State::Sending; });
    QCoro::connect(m_erp->update(m_map->doctype(Store::Kind::Customer), m_customer, changes,
                       modified, &m_scope),
        this, [this, customer = m_customer, field](const Result<QJsonObject> &document) {
            handleUpdate(customer, field, document);
        });
}

void ContactModel::handleUpdate(
    const QString &customer, const QString &field, const Result<QJsonObject> &document)
{
    if (document) {
        keep(m_map->toOurs(Store::Kind::Customer, *document));
    }
    if (customer != m_customer) {
        return;
    }
    if (document) {
        accept(m_map->toOurs(Store::Kind::Customer, *document), field);
        return;
    }
    const Error &error = document.error();
    if (error.kind == ErrorKind::Conflict || error.kind == ErrorKind::Uncertain) {
        readBack(field, error);
        return;
    }
    fail(field, error);
}

void ContactModel::readBack(const QString &field, const Error &reason)
{
    QCoro::connect(m_erp->get(m_map->doctype(Store::Kind::Customer), m_customer, &m_scope), this,
        [this, customer = m_customer, field, reason](const Result<QJsonObject> &document) {
            handleReadBack(customer, field, reason, document);
        });
}

void ContactModel::handleReadBack(const QString &customer, const QString &field,
    const Error &reason, const Result<QJsonObject> &document)
{
    if (document) {
        keep(m_map->toOurs(Store::Kind::Customer, *document));
    }
    const Row *row = m_rows.find(field);
    if (customer != m_customer || !row) {
        return;
    }
    if (!document) {
        // Neither written for sure nor refused: said as it is, what was typed stays.
        fail(field, reason.kind == ErrorKind::Uncertain ? reason : document.error());
        return;
    }
    const QJsonObject ours = m_map->toOurs(Store::Kind::Customer, *document);
    const QString theirs = ours.value(field).toString();
    const QString modified = ours.value("modified"_L1).toString();
    if (theirs == row->mine) {
        accept(ours, field); // it did happen, or they typed the same
        return;
    }
    m_modified = modified;
    if (theirs == row->baseline && row->merges < maximumMerges) {
        if (reason.kind == ErrorKind::Uncertain) {
            // The answer was lost and the value is the old one. It may still be on its way, so the
            // user decides whether to send it again.
            change(field, [&modified](Row &open) { open.baseModified = modified; });
            fail(field, reason);
            return;
        }
        // Their change was elsewhere in the document: both are kept.
        change(field, [&](Row &merged) {
            merged.baseModified = modified;
            ++merged.merges;
        });
        send(field);
        return;
    }
    change(field, [&](Row &clash) {
        clash.state = State::Clash;
        clash.value = theirs;
        clash.theirs = theirs;
        clash.theirName = ours.value("modified_by"_L1).toString();
        clash.baseline = theirs;
        clash.baseModified = modified;
    });
    m_sending.clear();
    Q_EMIT stuck(field);
    pump();
}

void ContactModel::accept(const QJsonObject &ours, const QString &field)
{
    m_modified = ours.value("modified"_L1).toString();
    change(field, [&](Row &row) {
        const QString value = ours.value(field).toString();
        row = {.id = row.id,
            .value = value,
            .mine = {},
            .baseline = {},
            .baseModified = {},
            .theirs = {},
            .theirName = {},
            .error = {}};
    });
    // Our own save is no colleague's change: what waits behind it is compared with what it wrote.
    for (const QString &waiting : m_queue) {
        change(waiting, [this, &ours, &waiting](Row &row) {
            if (ours.value(waiting).toString() == row.baseline) {
                row.baseModified = m_modified;
            }
        });
    }
    m_sending.clear();
    Q_EMIT saved(field);
    pump();
}

void ContactModel::fail(const QString &field, const Error &error)
{
    change(field, [&error](Row &row) {
        row.state = State::Failed;
        row.error = errorText(error);
    });
    m_sending.clear();
    Q_EMIT stuck(field);
    pump();
}

void ContactModel::keep(const QJsonObject &ours)
{
    QCoro::connect(m_mirror->write([ours](QSqlDatabase &db) {
        return Store::applyDocuments(db, Store::Kind::Customer, {ours});
    }),
        this, [](const Result<int> &) {
            // The next synchronisation brings it in any case.
        });
}

void ContactModel::resolve(const QString &field, bool keepMine)
{
    const Row *row = m_rows.find(field);
    if (!row || row->state != State::Clash) {
        return;
    }
    if (!keepMine) {
        discard(field);
        return;
    }
    change(field, [](Row &mine) {
        mine.state = State::Queued;
        mine.merges = 0;
    });
    m_queue.push_back(field);
    pump();
}

void ContactModel::discard(const QString &field)
{
    change(field, [](Row &row) {
        if (row.state == State::Clash || row.state == State::Failed) {
            row = {.id = row.id,
                .value = row.value,
                .mine = {},
                .baseline = {},
                .baseModified = {},
                .theirs = {},
                .theirName = {},
                .error = {}};
        }
    });
}

int ContactModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows.size();
}

QVariant ContactModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case FieldRole:
        return row.id;
    case LabelRole:
        return labelOf(row.id);
    case ValueRole:
        return row.state == State::Clean || row.state == State::Clash ? row.value : row.mine;
    case FormatRole:
        return formatOf(row.id);
    case PendingRole:
        return row.state == State::Queued || row.state == State::Sending;
    case ClashRole:
        return row.state == State::Clash;
    case MineRole:
        return row.mine;
    case TheirsRole:
        return row.theirs;
    case TheirNameRole:
        return row.theirName;
    case ErrorRole:
        return QVariant::fromValue(row.error);
    default:
        return {};
    }
}

QHash<int, QByteArray> ContactModel::roleNames() const
{
    return {{FieldRole, "field"}, {LabelRole, "fieldLabel"}, {ValueRole, "fieldValue"},
        {FormatRole, "format"}, {PendingRole, "isPending"}, {ClashRole, "isClash"},
        {MineRole, "mineText"}, {TheirsRole, "theirsText"}, {TheirNameRole, "theirUser"},
        {ErrorRole, "fieldError"}};
}

QList<int> ContactModel::changedRoles(const Row &before, const Row &after)
{
    QList<int> roles;
    const auto shown = [](const Row &row) {
        return row.state == State::Clean || row.state == State::Clash ? row.value : row.mine;
    };
    if (shown(before) != shown(after)) {
        roles += ValueRole;
    }
    if (before.state != after.state) {
        roles += {PendingRole, ClashRole};
    }
    if (before.mine != after.mine) {
        roles += MineRole;
    }
    if (before.theirs != after.theirs) {
        roles += TheirsRole;
    }
    if (before.theirName != after.theirName) {
        roles += TheirNameRole;
    }
    if (before.error != after.error) {
        roles += ErrorRole;
    }
    return roles;
}

} // namespace FibreDesk
