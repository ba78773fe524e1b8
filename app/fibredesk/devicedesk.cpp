// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devicedesk.h"

#include "cpe/acs/acsfinder.h"
#include "cpe/acs/trfacts.h"
#include "erp/erpclient.h"
#include "erp/fieldmap.h"
#include "outbox/rawdocument.h"
#include "outbox/writequeue.h"
#include "services.h"
#include "store/equipmentqueries.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"
#include "sync/syncengine.h"

#include <QCoroTask>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

std::unique_ptr<Cpe::Acs::AcsClient> makeAcs(Services *services, Cpe::Acs::AcsSettings *settings)
{
    // A bad value was named before the window opened.
    *settings =
        Cpe::Acs::AcsSettings::read(services->profile.file).value_or(Cpe::Acs::AcsSettings());
    return settings->isConfigured()
        ? std::make_unique<Cpe::Acs::AcsClient>(services->network.get(), *settings)
        : nullptr;
}

} // namespace

DeviceDesk::DeviceDesk(Services *services, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_settings()
    , m_acs(makeAcs(services, &m_settings))
    , m_journal(m_acs ? std::make_unique<Cpe::Acs::TaskJournal>(Cpe::Acs::TaskJournal::fileFor(
                            services->profile.dataDirectory, m_settings.url))
                      : nullptr)
    , m_watch(m_acs ? std::make_unique<Cpe::Acs::TaskWatch>(m_acs.get(), m_journal.get()) : nullptr)
    , m_live(ways(), Cpe::DiaryFiles(diaryFolder(services->profile)))
    , m_tasks({.watch = m_watch.get(),
          .live = &m_live,
          .acsId = [this](const DeviceHandle &device) { return acsId(device); }})
    , m_diagnosis({.acs = m_acs.get(),
          .live = &m_live,
          .acsId = [this](const DeviceHandle &device) { return acsId(device); },
          .transferUrl = m_settings.testUrl,
          .host = services->profile.erp.url.host(),
          .user = [services] { return services->outbox->author(); }})
{
    connect(&m_tasks, &DeviceTasks::settled, this, &DeviceDesk::tellCustomer);
}

QString DeviceDesk::diaryFolder(const Profile &profile)
{
    // Beside the mirror of the same server and user, and named after it.
    QString folder = Store::Mirror::fileFor(profile);
    return folder.replace(u".sqlite"_s, u"-devices"_s);
}

void DeviceDesk::start()
{
    if (m_watch) {
        QCoro::connect(m_watch->begin(), this, [this](const Result<void> &begun) {
            if (!begun) {
                Q_EMIT noticed(tr("What was asked of devices before cannot be read: %1")
                                   .arg(errorText(begun.error()).sentence()),
                    u"danger"_s, {});
            }
        });
    }
}

void DeviceDesk::setLanguage(const QString &language)
{
    m_live.setLanguage(language);
    m_tasks.setLanguage(language);
    m_diagnosis.setLanguage(language);
}

DeviceWays DeviceDesk::ways()
{
    DeviceWays ways;
    if (m_acs) {
        ways.acs = [this](const DeviceHandle &device) { return askAcs(device); };
    }
    return ways;
}

QCoro::Task<Result<Cpe::DeviceFacts>> DeviceDesk::askAcs(DeviceHandle device)
{
    const QPointer<DeviceDesk> guarded = this;
    const auto record = co_await Cpe::Acs::findDevice(
        m_acs.get(), {device.cwmpSerial, device.serial}, Cpe::Acs::devicePageProjection());
    if (!record) {
        co_return std::unexpected(record.error());
    }
    if (guarded) {
        m_acsIds.insert(device.serial, record->id);
    }
    co_return Cpe::Acs::factsOf(*record);
}

void DeviceDesk::tellCustomer(const Cpe::Acs::WatchedTask &task, const QString &text)
{
    using Answer = Result<std::optional<Store::EquipmentRecord>>;
    QCoro::connect(m_services->mirror->read([serial = task.serial](QSqlDatabase &db) -> Answer {
        return Store::equipmentBySerial(db, serial);
    }),
        this, [this, text](const Answer &record) {
            if (!record) {
                Q_EMIT noticed(tr("Not written on the customer's time line: %1")
                                   .arg(errorText(record.error()).sentence()),
                    u"danger"_s, {});
                return;
            }
            if (*record && !(*record)->line.customer.isEmpty()) {
                const Store::EquipmentLine &line = (*record)->line;
                addNote(m_services->sync->fieldMap().doctype(Store::Kind::Customer), line.customer,
                    line.customerName, text);
            }
        });
}

void DeviceDesk::attach(const QString &ticket, const QString &text)
{
    addNote(m_services->sync->fieldMap().doctype(Store::Kind::Ticket), ticket, ticket, text);
}

void DeviceDesk::addNote(
    const QString &doctype, const QString &name, const QString &title, const QString &text)
{
    const Erp::FieldMap &map = m_services->sync->fieldMap();
    Outbox::NewWrite write;
    write.doctype = map.doctype(Store::Kind::Note);
    write.title = title.isEmpty() ? name : title;
    const auto put = [&write, &map](const QString &field, const QString &value) {
        write.changes.fields.insert(
            map.serverField(Store::Kind::Note, field), Outbox::rawOf(value));
    };
    put(u"comment_type"_s, u"Comment"_s);
    put(u"reference_doctype"_s, doctype);
    put(u"reference_name"_s, name);
    put(u"content"_s, text.toHtmlEscaped().replace(u'\n', u"<br>"_s));
    if (!m_services->outbox->author().isEmpty()) {
        put(u"comment_email"_s, m_services->outbox->author());
    }
    QCoro::connect(m_services->outbox->add(write), this, [this](const Result<QString> &id) {
        if (!id) {
            Q_EMIT noticed(
                tr("The note could not be kept: %1").arg(errorText(id.error()).sentence()),
                u"danger"_s, {});
        }
    });
}

} // namespace FibreDesk
