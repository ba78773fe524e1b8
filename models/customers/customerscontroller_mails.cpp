// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "customerrows.h"
#include "customerscontroller.h"
#include "erp/fieldmap.h"
#include "maildesk/maildesk.h"
#include "outbox/writequeue.h"
#include "store/mirrorschema.h"

#include <QCoroTask>

#include <chrono>

using namespace Qt::StringLiterals;

/// The mails of the desk's campaigns to the open customer, and the address that is mended from
/// there.
namespace FibreDesk {

QList<QByteArray> CustomerRows::mailRoles()
{
    return {"campaign", "campaignName", "row", "email", "mailStatus", "reason", "attempts",
        "lastChange"};
}

std::vector<RecordModel::Row> CustomerRows::mails(const std::vector<MailRun::MailToCustomer> &mails)
{
    std::vector<RecordModel::Row> rows;
    for (const MailRun::MailToCustomer &mail : mails) {
        const MailRun::RowRecord &row = mail.row;
        const QString reason = row.status == MailRun::RowStatus::Sent ? QString()
            : row.status == MailRun::RowStatus::Excluded              ? row.excludedReason
                                                                      : row.error;
        rows.push_back({.id = MailRun::RowRecord::customId(mail.campaign, row.row),
            .values = {mail.campaign,
                mail.campaignName.isEmpty() ? mail.campaign : mail.campaignName, row.row, row.email,
                MailRun::statusName(row.status), reason, row.attempts, row.changed}});
    }
    return rows;
}

std::vector<Store::TimelineEntry> CustomerRows::mailEntries(
    const std::vector<MailRun::MailToCustomer> &mails)
{
    std::vector<Store::TimelineEntry> entries;
    for (const MailRun::MailToCustomer &mail : mails) {
        const MailRun::RowRecord &row = mail.row;
        entries.push_back({.kind = Store::TimelineKind::Mail,
            .event = MailRun::statusName(row.status),
            .at = row.changed,
            .document = u"%1/%2"_s.arg(mail.campaign).arg(row.row),
            .target = mail.campaign,
            .title = mail.campaignName.isEmpty() ? mail.campaign : mail.campaignName,
            .detail = row.status == MailRun::RowStatus::Failed && !row.error.isEmpty()
                ? row.error
                : row.email});
    }
    return entries;
}

void CustomersController::openEntry(
    const QString &kind, const QString &document, const QString &target)
{
    if (kind == "mail"_L1) {
        Q_EMIT mailRequested(target, document.section(u'/', -1).toInt());
    } else if (kind == "file"_L1 && m_customerFiles.isOpenable(document)) {
        m_customerFiles.openFile(document);
    } else if (kind == "job"_L1) {
        Q_EMIT jobRequested(document);
    } else if (kind == "ticket"_L1 || kind == "message"_L1 || kind == "sms"_L1
        || kind == "note"_L1) {
        if (!target.isEmpty()) {
            Q_EMIT ticketRequested(target);
        }
    } else {
        Q_EMIT partRequested(kind, document);
    }
}

void CustomersController::showFilesOnTimeline()
{
    std::vector<Store::TimelineEntry> entries;
    for (const Tickets::FoundFile &one : m_customerFiles.found()) {
        entries.push_back({.key = {.at = one.created},
            .kind = Store::TimelineKind::File,
            .document = one.file.id,
            .title = one.file.fileName,
            .detail = one.parentType == "Issue"_L1 ? one.parent : QString()});
    }
    m_timeline.setFiles(std::move(entries));
}

void CustomersController::setMailDesk(MailDesk *desk)
{
    m_desk = desk;
    m_mailTimer.setSingleShot(true);
    m_mailTimer.setInterval(std::chrono::seconds(1));
    connect(&m_mailTimer, &QTimer::timeout, this, &CustomersController::readMails);
    const auto readSoon = [this] {
        if (!m_id.isEmpty() && !m_mailTimer.isActive()) {
            m_mailTimer.start();
        }
    };
    connect(desk, &MailDesk::campaignsChanged, this, readSoon);
    connect(desk, &MailDesk::rowsChanged, this, readSoon);
    connect(desk, &MailDesk::runChanged, this, readSoon);
}

void CustomersController::readMails()
{
    if (!m_desk || !isLoaded()) {
        return;
    }
    QStringList addresses = m_head.emails;
    addresses.removeAll(QString());
    QCoro::connect(m_desk->ledger()->read([id = m_id, addresses](QSqlDatabase &db) {
        return MailRun::mailsTo(db, id, addresses);
    }),
        this, [this, id = m_id](const Result<std::vector<MailRun::MailToCustomer>> &mails) {
            // A ledger that cannot be read is told where the campaigns are.
            if (mails && id == m_id) {
                m_mails.applySnapshot(CustomerRows::mails(*mails));
                m_timeline.setMails(CustomerRows::mailEntries(*mails));
            }
        });
}

void CustomersController::handleWrite(const QString &id)
{
    const Outbox::Write *write = m_queue->find(id);
    if (!write || write->state != Outbox::State::Done
        || write->doctype != m_map->doctype(Store::Kind::Customer)) {
        return;
    }
    const Outbox::Fields &fields = write->changes.fields;
    for (auto it = fields.cbegin(); it != fields.cend(); ++it) {
        // An address the server did not take over is none to send to.
        if (!write->notTaken.contains(it.key())
            && m_map->ourField(Store::Kind::Customer, it.key()).startsWith("email"_L1)) {
            Q_EMIT emailSaved(write->name, Outbox::textOf(it.value()));
        }
    }
}

void CustomersController::editEmail(const QString &customer, const QString &address)
{
    m_customerToEdit = customer;
    m_addressToEdit = address;
    if (m_id == customer && isLoaded()) {
        requestEdit();
    }
}

void CustomersController::requestEdit()
{
    if (m_customerToEdit.isEmpty() || m_customerToEdit != m_id) {
        return;
    }
    m_customerToEdit.clear();
    m_fieldToEdit = u"email_billing"_s;
    for (int row = 0; row < m_contact.rowCount(); ++row) {
        const QModelIndex index = m_contact.index(row);
        const QString field = index.data(ContactModel::FieldRole).toString();
        const QString value = index.data(ContactModel::ValueRole).toString();
        if (field.startsWith("email"_L1)
            && value.compare(m_addressToEdit, Qt::CaseInsensitive) == 0) {
            m_fieldToEdit = field;
            break;
        }
    }
    Q_EMIT editRequested();
}

} // namespace FibreDesk
