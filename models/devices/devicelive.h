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
    /// Another device was opened a moment ago and what is kept of it is being read: the lists still
    /// hold the last one's rows, to be made over rather than anew, and are not to be seen.
    Q_PROPERTY(bool isOpening READ isOpening NOTIFY changed)
    Q_PROPERTY(QDateTime knownAt READ knownAt NOTIFY changed)
    Q_PROPERTY(FibreDesk::ErrorText diaryError READ diaryError NOTIFY changed)
    /// Where a diary went that could not be read; empty = none had to.
    Q_PROPERTY(QString diarySetAside READ diarySetAside NOTIFY changed)
    /// Levels of light for the chart, the oldest first: {at, dbm, source}.
    Q_PROPERTY(QVariantList levels READ levels NOTIFY changed)
    /// How often it was seen to start within a day, and since when anybody has been looking; empty
    /// while nothing is known.
    Q_PROPERTY(QString restarts READ restarts NOTIFY changed)

public:
    DeviceLive(DeviceWays ways, Cpe::DiaryFiles diary, Clock clock = {}, QObject *parent = nullptr);

    /// Another device; an empty handle = none.
    void open(const DeviceHandle &device);
    void setLanguage(const QString &language);
    void setOnline(bool isOnline);

    /// "acs", "web" or "olt"; empty = the ACS.
    Q_INVOKABLE void ask(const QString &source);

    /// Something was done to a device, or measured by it; kept whether it is in front or not.
    void note(const QString &serial, const Cpe::DiaryEntry &entry);
    /// Starts of the one in front that others heard of.
    void setBoots(const QList<QDateTime> &boots);

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
    [[nodiscard]] bool isOpening() const { return m_isOpening; }
    [[nodiscard]] QDateTime knownAt() const;
    [[nodiscard]] ErrorText diaryError() const
    {
        return m_writeError.isSet() ? m_writeError : m_readError;
    }
    [[nodiscard]] QString diarySetAside() const { return m_setAside; }
    [[nodiscard]] QString restarts() const;
    /// Since it is in front.
    [[nodiscard]] bool hasWay(Cpe::Source source) const;
    [[nodiscard]] bool hasAnswered(Cpe::Source source) const;
    [[nodiscard]] bool isAsking(Cpe::Source source) const;
    /// Since it is in front; invalid = not.
    [[nodiscard]] QDateTime answeredAt(Cpe::Source source) const;
    /// Of the last question; not set where it was answered or not asked.
    [[nodiscard]] ErrorText errorOf(Cpe::Source source) const;
    [[nodiscard]] const QList<Cpe::Neighbour> &neighbours() const { return m_neighbours; }
    /// The ACS did not answer, or has not heard of the device though it runs.
    [[nodiscard]] bool isAcsSilent() const { return m_isAcsSilent; }
    [[nodiscard]] QVariantList levels() const;
    [[nodiscard]] const DeviceHandle &device() const { return m_device; }
    [[nodiscard]] const Cpe::DeviceDiary &diary() const { return m_diary; }

Q_SIGNALS:
    void changed();
    /// Another device is in front.
    void opened();
    /// The diary of a device that is not in front could not be written.
    void notKept(const QString &serial, const FibreDesk::Error &error);

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
    void takeWritten(const Result<Cpe::DeviceDiary> &diary);
    [[nodiscard]] QList<QDateTime> boots() const;
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
    ErrorText m_readError;
    ErrorText m_writeError;
    QString m_setAside;
    QList<QDateTime> m_boots; ///< that others heard of
    QList<Cpe::Neighbour> m_neighbours;
    bool m_isAcsWell = true;
    bool m_isAcsSilent = false;
    RecordModel m_verdicts;
    RecordModel m_facts;
    RecordModel m_radios;
    RecordModel m_hosts;
    RecordModel m_lanPorts;
    RecordModel m_contradictions;
    RecordModel m_sources;
    QTimer m_rest;
    QTimer m_patience; ///< for the diary
    bool m_isOpening = false;
    bool m_isOnline = true;
    QString m_language = QStringLiteral("en");
    int m_generation = 0;
};

} // namespace FibreDesk
