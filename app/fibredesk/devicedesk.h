// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/profile.h"
#include "cpe/acs/acsfleet.h"
#include "cpe/acs/taskwatch.h"
#include "cpe/devicediary.h"
#include "cpe/snmp/oltreader.h"
#include "cpe/tplink/webclient.h"
#include "cpedesk/oltbudget.h"
#include "devices/devicebulk.h"
#include "devices/devicediagnosis.h"
#include "devices/devicefleet.h"
#include "devices/devicelive.h"
#include "devices/deviceparameters.h"
#include "devices/deviceself.h"
#include "devices/devicetasks.h"
#include "devices/deviceupkeep.h"
#include "mapdesk/networklayers.h"

#include <QHash>
#include <QObject>

namespace FibreDesk {

class Services;

/// Joins the protocols that reach a customer's device with the page that shows it, and what was
/// done there with the customer's time line.
class DeviceDesk : public QObject {
    Q_OBJECT

public:
    explicit DeviceDesk(Services *services, QObject *parent = nullptr);

    /// Goes on with what was asked before the last end.
    void start();
    void setLanguage(const QString &language);
    /// A note for a ticket, of what was measured; through the outbox.
    void attach(const QString &ticket, const QString &text);
    /// A note on the customer's time line, of what was done for him; through the outbox.
    void tell(const QString &customer, const QString &title, const QString &text);

    [[nodiscard]] DeviceLive *live() { return &m_live; }
    [[nodiscard]] DeviceTasks *tasks() { return &m_tasks; }
    [[nodiscard]] DeviceUpkeep *upkeep() { return &m_upkeep; }
    [[nodiscard]] DeviceSelf *own() { return &m_own; }
    [[nodiscard]] DeviceDiagnosis *diagnosis() { return &m_diagnosis; }
    [[nodiscard]] DeviceParameters *parameters() { return &m_parameters; }
    [[nodiscard]] Cpe::Acs::AcsClient *acs() { return m_acs.get(); }
    /// Null without an ACS.
    [[nodiscard]] Cpe::Acs::TaskWatch *watch() { return m_watch.get(); }
    /// What actions on many devices are done with; null watch = the profile has no ACS.
    [[nodiscard]] DeviceBulk::Parts bulkParts();
    /// What was done to one of many: into its diary, and onto its customer's time line.
    void handleActed(
        const QString &serial, const FibreDesk::Cpe::DiaryEntry &entry, const QString &text);
    [[nodiscard]] Cpe::Acs::AcsFleet *fleet() { return m_fleet.get(); }
    /// Logs out of every device; nothing is asked of one afterwards.
    [[nodiscard]] QCoro::Task<void> close() { return m_web.close(); }
    /// Where the diaries of the devices are.
    [[nodiscard]] static QString diaryFolder(const Profile &profile);

Q_SIGNALS:
    /// Who is online, by location, as the ACS has heard of them; the whole truth each time.
    void networkHeard(const QHash<QString, FibreDesk::NetworkLayers::DeviceState> &states);
    /// What the ACS says of all devices, for the list of them.
    void fleetHeard(const FibreDesk::DeviceFleetPointer &fleet);
    /// `tone` names one of the theme's; `device` is an equipment record, empty where none is known.
    void noticed(const QString &text, const QString &tone, const QString &device);

private:
    [[nodiscard]] QCoro::Task<Result<Cpe::DeviceFacts>> askAcs(DeviceHandle device);
    [[nodiscard]] QCoro::Task<Result<Cpe::DeviceFacts>> askWeb(DeviceHandle device);
    /// Of its own page, out of ERPNext; the caller wipes it.
    [[nodiscard]] QCoro::Task<Result<QByteArray>> webPassword(DeviceHandle device);
    [[nodiscard]] QCoro::Task<Result<DeviceSelf::Outcomes>> changeOwnWifi(
        DeviceHandle device, Cpe::TpLink::WifiChange change);
    [[nodiscard]] QCoro::Task<Result<void>> rebootItself(DeviceHandle device);
    [[nodiscard]] DeviceSelf::Parts ownParts();
    [[nodiscard]] QCoro::Task<Result<Cpe::DeviceFacts>> askOlt(DeviceHandle device);
    [[nodiscard]] DeviceWays ways();
    /// Joins the ACS's devices with the mirror: the neighbours of the one in front.
    void showNeighbours();
    void tellNetwork();
    void tellFleet();
    [[nodiscard]] QString acsId(const DeviceHandle &device) const
    {
        return m_acsIds.value(device.serial);
    }
    void tellCustomer(const QString &serial, const QString &text);
    void addNote(
        const QString &doctype, const QString &name, const QString &title, const QString &text);

    Services *m_services;
    bool m_isStarted = false; ///< until then nothing is connected to
    Cpe::Acs::AcsSettings m_settings;
    std::unique_ptr<Cpe::Acs::AcsClient> m_acs; ///< null: the profile has none
    std::unique_ptr<Cpe::Acs::AcsFleet> m_fleet; ///< null without an ACS
    Cpe::TpLink::WebClient m_web;
    Cpe::SnmpSettings m_snmp;
    OltBudget m_oltBudget;
    Cpe::OltReader m_olts;
    std::unique_ptr<Cpe::Acs::TaskJournal> m_journal;
    std::unique_ptr<Cpe::Acs::TaskWatch> m_watch;
    QHash<QString, QString> m_acsIds; ///< by the serial on the label, as far as asked
    Cpe::DiaryFiles m_diary; ///< the same as of m_live
    DeviceLive m_live;
    DeviceTasks m_tasks;
    DeviceSelf m_own;
    DeviceDiagnosis m_diagnosis;
    DeviceUpkeep m_upkeep;
    DeviceParameters m_parameters;
};

} // namespace FibreDesk
