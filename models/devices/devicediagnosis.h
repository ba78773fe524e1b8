// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "base/recordmodel.h"
#include "core/clock.h"
#include "core/oversight.h"
#include "cpe/acs/diagnosisrun.h"
#include "devicelive.h"

#include <QJsonObject>
#include <QObject>
#include <QQueue>
#include <qqmlintegration.h>

#include <functional>
#include <memory>
#include <optional>

namespace FibreDesk {

/// One button: the light of the device and of its neighbours on the same OLT port, then everything
/// it can measure by itself, one after the other, with what each found, beside what was found the
/// last time. It can be stopped at any moment.
class DeviceDiagnosis : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    /// rowId = the kind's name.
    Q_PROPERTY(FibreDesk::RecordModel *steps READ steps CONSTANT)
    Q_PROPERTY(bool canRun READ canRun NOTIFY changed)
    /// Some of it asks nothing of the device but what it is: everybody may.
    Q_PROPERTY(bool canLook READ canLook NOTIFY changed)
    Q_PROPERTY(bool isRunning READ isRunning NOTIFY changed)
    Q_PROPERTY(bool hasResults READ hasResults NOTIFY changed)
    Q_PROPERTY(QString host READ host WRITE setHost NOTIFY changed)

public:
    struct Parts {
        Cpe::Acs::AcsClient *acs = nullptr; ///< null: no ACS
        DeviceLive *live = nullptr;
        std::function<QString(const DeviceHandle &)> acsId{};
        QUrl transferUrl{}; ///< where devices fetch and put test files; empty = no such test
        QString host{}; ///< who is pinged unless somebody says another
        std::function<QString()> user{};
        /// The OLT can be asked for the light of the device: one read of its hour.
        std::function<bool(const DeviceHandle &)> canReadLight{};
        /// Asked before a device has to measure, and told of it.
        OversightRef oversight{};
    };

    DeviceDiagnosis(Parts parts, Clock clock = {}, QObject *parent = nullptr);
    ~DeviceDiagnosis() override;

    void setLanguage(const QString &language);

    /// All that fits and may be done; a diagnosis that runs goes on.
    Q_INVOKABLE void run();
    /// One of them: "light", "neighbours", "ping", "trace", "download", "upload", "wifi".
    Q_INVOKABLE void runOne(const QString &kind);
    Q_INVOKABLE void stop();
    /// The results as a note for a ticket, in the language of the interface; empty where there is
    /// none.
    [[nodiscard]] Q_INVOKABLE QString report() const;

    [[nodiscard]] RecordModel *steps() { return &m_steps; }
    [[nodiscard]] bool canRun() const;
    [[nodiscard]] bool canLook() const;
    [[nodiscard]] bool isRunning() const { return m_run != nullptr || m_isReadingLight; }
    [[nodiscard]] bool hasResults() const;
    [[nodiscard]] QString host() const { return m_host; }
    void setHost(const QString &host);
    void setPace(Cpe::Acs::DiagnosisRun::Pace pace) { m_pace = pace; }

    /// Of a step by its name: true for all that run() can run.
    [[nodiscard]] static bool isStep(const QString &name);
    [[nodiscard]] static QString stepWord(const QString &name);
    [[nodiscard]] static QString stepSentence(
        const QString &name, const QJsonObject &figures, const QString &language);
    [[nodiscard]] static QString stepTone(const QString &name, const QJsonObject &figures);
    [[nodiscard]] static QString kindWord(Cpe::Acs::DiagnosisKind kind);
    [[nodiscard]] static QString problemWord(Cpe::Acs::DiagnosisProblem problem);
    /// The figures that are kept of a result, to be compared with the next one.
    [[nodiscard]] static QJsonObject figures(const Cpe::Acs::DiagnosisResult &result);
    /// What was found, in one line.
    [[nodiscard]] static QString sentence(
        Cpe::Acs::DiagnosisKind kind, const QJsonObject &figures, const QString &language);
    [[nodiscard]] static QString tone(const QJsonObject &figures);
    /// The channel of 1, 6 and 11 with the least in it; 0 where nothing was heard.
    [[nodiscard]] static int quietestChannel(const QList<Cpe::Acs::Neighbour> &neighbours);

Q_SIGNALS:
    void changed();

private:
    struct Step {
        QString name{};
        QString state{}; ///< "waiting", "running", "done", "failed", "stopped"
        QJsonObject found{};
        ErrorText error{};
        QJsonObject before{}; ///< the last time
        QDateTime beforeAt{};
        QDateTime at{};
    };

    static inline const QString LightStep = QStringLiteral("light");
    static inline const QString AroundStep = QStringLiteral("neighbours");
    [[nodiscard]] static std::optional<Cpe::Acs::DiagnosisKind> kindNamed(const QString &name);

    void start(const QStringList &names);
    void next();
    void beginLight();
    void handleLight();
    void lookAround();
    [[nodiscard]] bool knowsAcs() const;
    [[nodiscard]] bool canReadLight() const;
    [[nodiscard]] bool isLightKnown() const;
    [[nodiscard]] bool mayMeasure() const;
    void handleStage();
    void end(Step &step, const QString &outcome, const QJsonObject &found);
    [[nodiscard]] Cpe::Acs::DiagnosisRequest request(Cpe::Acs::DiagnosisKind kind) const;
    void recallLast(Step &step) const;
    Step *step(const QString &name);
    void show();

    Parts m_parts;
    Clock m_clock;
    RecordModel m_steps;
    QList<Step> m_list;
    QQueue<QString> m_waiting;
    std::unique_ptr<Cpe::Acs::DiagnosisRun> m_run;
    QString m_current; ///< name of the step that runs
    bool m_isReadingLight = false;
    Cpe::Acs::DiagnosisRun::Pace m_pace{};
    QString m_serial;
    QString m_host;
    QString m_language = QStringLiteral("en");
};

} // namespace FibreDesk
