// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "genieacs/nbiquery.h"
#include "genieacs/simulateddevice.h"
#include "http/service.h"
#include "sandbox.h"

#include <QHash>
#include <QTimer>

namespace FibreDesk::Sandbox {

/// GenieACS's north-bound interface over simulated devices, one per equipment that the ACS manages:
/// as measured on 1.2.16, reason phrases, over-matching queries and the worker that dies included.
/// A proxy in front of it wants a token.
class GenieAcsPart : public Part, public Service {
    Q_OBJECT
public:
    GenieAcsPart();
    ~GenieAcsPart() override;

    [[nodiscard]] QString name() const override;
    void announceFaults(FaultBoard &faults) const override;
    bool start(Sandbox &sandbox, QString *error) override;
    void addToProfile(QSettings &profile) const override;
    [[nodiscard]] QJsonObject state() const override;
    std::optional<HttpResponse> control(const QString &command, const QJsonObject &body) override;

    void handle(const HttpRequest &request, const ExchangePtr &exchange) override;

private:
    struct Task {
        QString id;
        QString device;
        QJsonObject body; ///< as it was posted
        qint64 at = 0;
        qint64 expires = 0; ///< 0 = never
    };
    struct File {
        QString name;
        QString type;
        QString oui;
        QString productClass;
        QString version;
        qint64 length = 0;
    };
    struct Fault {
        QString task;
        QString device;
        QString code;
        QString words;
        qint64 at = 0;
        int retries = 0;
    };

    void readEquipment(World &world, quint32 seed);
    [[nodiscard]] SimulatedDevice *find(const QString &id);
    void list(const HttpRequest &request, const ExchangePtr &exchange);
    void command(const HttpRequest &request, const ExchangePtr &exchange);
    void postTask(SimulatedDevice &device, const HttpRequest &request, const ExchangePtr &exchange);
    void finishTask(const QString &id, const ExchangePtr &exchange);
    HttpResponse tag(SimulatedDevice &device, const QString &method, const QString &tag);
    HttpResponse removeTask(const QString &id);
    HttpResponse file(const QString &name, const HttpRequest &request);
    /// Empty where the device took the file and started anew with it, else the code of its fault.
    QString download(SimulatedDevice &device, const QString &name, qint64 at);
    /// The worker hangs, every other call is refused; then it is back.
    void die(const ExchangePtr &exchange);
    /// Empty where the device did it, else the code of its fault.
    QString carryOut(const Task &task);
    void session(SimulatedDevice &device); ///< an inform: what waits is done
    void dropTask(const QString &id);
    [[nodiscard]] QJsonObject taskJson(const Task &task) const;
    [[nodiscard]] QJsonObject faultJson(const Fault &fault) const;
    [[nodiscard]] static QJsonObject fileJson(const File &file);
    [[nodiscard]] static HttpResponse phrased(int status, const QString &phrase,
        const QByteArray &body = {}, const QByteArray &type = "application/json");

    FaultBoard *m_faults = nullptr;
    std::unique_ptr<HttpServer> m_server;
    std::vector<std::unique_ptr<SimulatedDevice>> m_devices;
    QHash<QString, SimulatedDevice *> m_byId;
    std::vector<Task> m_tasks;
    std::vector<Fault> m_taskFaults;
    std::vector<File> m_files;
    QStringList m_seen; ///< "SERIAL reboot", in their order
    QString m_token; ///< empty = asks for none
    std::vector<ExchangePtr> m_hung;
    QTimer m_back;
    QTimer m_informs; ///< ends of diagnoses
    quint64 m_lastTask = 0;
    int m_deaths = 0;
    int m_taskMs = 550;
    int m_deadMs = 21'000;
    int m_diagnosisMs = 2500;
};

} // namespace FibreDesk::Sandbox
