// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "base/recordmodel.h"
#include "core/clock.h"
#include "cpe/devicediary.h"
#include "cpe/verdict.h"

#include <QCoroTask>
#include <QObject>
#include <QTimer>
#include <qqmlintegration.h>

#include <array>
#include <functional>

namespace FibreDesk {

/// What a device is called by those who may be asked about it. Empty = not known.
struct DeviceHandle {
    QString id{}; ///< of the equipment record
    QString serial{}; ///< on its label: names its diary
    QString cwmpSerial{};
    QString gponSerial{};
    QString mac{};
    QString address{};
    QString oltPort{};

    bool operator==(const DeviceHandle &) const = default;
};

/// The ways to a device, handed in by the application. An empty one is not configured.
struct DeviceWays {
    using Ask = std::function<QCoro::Task<Result<Cpe::DeviceFacts>>(DeviceHandle device)>;

    Ask acs{};
    Ask web{}; ///< fetches the device's password by itself
    Ask olt{}; ///< costs one read of the OLT's hour
};

/// The device in front as it is now: what each source said, when, and where they disagree. What
/// was known is there at once, out of the diary; the ACS is asked once the eye rests on a device,
/// the device itself and the OLT only when somebody says so.
class DeviceLive : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by DevicesController")
    /// What is wrong, the worst first: sentence, meaning, tone.
    Q_PROPERTY(FibreDesk::RecordModel *verdicts READ verdicts CONSTANT)
    Q_PROPERTY(FibreDesk::RecordModel *facts READ facts CONSTANT)
    Q_PROPERTY(FibreDesk::RecordModel *radios READ radios CONSTANT)
    Q_PROPERTY(FibreDesk::RecordModel *hosts READ hosts CONSTANT)
    Q_PROPERTY(FibreDesk::RecordModel *lanPorts READ lanPorts CONSTANT)
    Q_PROPERTY(FibreDesk::RecordModel *contradictions READ contradictions CONSTANT)
    Q_PROPERTY(FibreDesk::RecordModel *sources READ sources CONSTANT)
    Q_PROPERTY(bool isKnown READ isKnown NOTIFY changed)
    Q_PROPERTY(bool isAsking READ isAsking NOTIFY changed)
    Q_PROPERTY(QDateTime knownAt READ knownAt NOTIFY changed)
    Q_PROPERTY(FibreDesk::ErrorText diaryError READ diaryError NOTIFY changed)
    /// Levels of light for the chart, the oldest first: {at, dbm, source}.
    Q_PROPERTY(QVariantList levels READ levels NOTIFY changed)

public:
    DeviceLive(DeviceWays ways, Cpe::DiaryFiles diary, Clock clock = {}, QObject *parent = nullptr);

    /// Another device; an empty handle = none.
    void open(const DeviceHandle &device);
    void setLanguage(const QString &language);
    void setOnline(bool isOnline);

    /// "acs", "web" or "olt"; empty = the ACS.
    Q_INVOKABLE void ask(const QString &source);

    /// Something was done to it, or measured by it.
    void note(const Cpe::DiaryEntry &entry);

    /// What is known of the devices around the one in front.
    void setNeighbours(QList<Cpe::Neighbour> neighbours, bool isAcsWell);

    [[nodiscard]] RecordModel *verdicts() { return &m_verdicts; }
    [[nodiscard]] RecordModel *facts() { return &m_facts; }
    [[nodiscard]] RecordModel *radios() { return &m_radios; }
    [[nodiscard]] RecordModel *hosts() { return &m_hosts; }
    [[nodiscard]] RecordModel *lanPorts() { return &m_lanPorts; }
    [[nodiscard]] RecordModel *contradictions() { return &m_contradictions; }
    [[nodiscard]] RecordModel *sources() { return &m_sources; }
    [[nodiscard]] bool isKnown() const { return !m_diary.facts.facts.isEmpty(); }
    [[nodiscard]] bool isAsking() const;
    [[nodiscard]] QDateTime knownAt() const;
    [[nodiscard]] ErrorText diaryError() const { return m_diaryError; }
    [[nodiscard]] QVariantList levels() const;
    [[nodiscard]] const DeviceHandle &device() const { return m_device; }
    [[nodiscard]] const Cpe::DeviceDiary &diary() const { return m_diary; }

Q_SIGNALS:
    void changed();
    /// Another device is in front.
    void opened();

private:
    struct Way {
        Cpe::Source source = Cpe::Source::Acs;
        DeviceWays::Ask ask{};
        bool isAsking = false;
        QDateTime answeredAt{};
        ErrorText error{};
    };

    void ask(Way &way);
    void take(const Cpe::DeviceFacts &facts);
    void takeDiary(const Result<Cpe::DeviceDiary> &diary);
    void show();
    void showVerdicts();
    void showFacts();
    void showRadios();
    void showHosts();
    void showSources();

    std::array<Way, 3> m_ways;
    Cpe::DiaryFiles m_files;
    Clock m_clock;
    DeviceHandle m_device;
    Cpe::DeviceDiary m_diary;
    ErrorText m_diaryError;
    QList<Cpe::Neighbour> m_neighbours;
    bool m_isAcsWell = true;
    RecordModel m_verdicts;
    RecordModel m_facts;
    RecordModel m_radios;
    RecordModel m_hosts;
    RecordModel m_lanPorts;
    RecordModel m_contradictions;
    RecordModel m_sources;
    QTimer m_rest;
    bool m_isOnline = true;
    QString m_language = QStringLiteral("en");
    int m_generation = 0;
};

} // namespace FibreDesk
