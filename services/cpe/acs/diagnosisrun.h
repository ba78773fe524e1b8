// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/oversight.h"
#include "cpe/acs/acsclient.h"
#include "cpe/acs/acsfault.h"
#include "cpe/acs/diagnosis.h"
#include "cpe/acs/lifetoken.h"

#include <QElapsedTimer>
#include <QTimer>

namespace FibreDesk::Cpe::Acs {

/// One diagnosis on one device from its order to its result. The device measures on its own time;
/// the server learns of the end when the device tells it, or when it is asked: both are waited for.
class DiagnosisRun : public QObject {
    Q_OBJECT

public:
    enum class Stage {
        Idle,
        Ordering, ///< the order is on its way
        Queued, ///< the server has the order; the device cannot be reached
        Measuring,
        Reading, ///< the results are fetched
        Done, ///< see result(): that the device could not is a result too
        Failed, ///< see error() and fault()
        Cancelled,
    };
    Q_ENUM(Stage)

    struct Pace {
        std::chrono::milliseconds look = std::chrono::seconds(3); ///< between two looks
        std::chrono::milliseconds patience = std::chrono::minutes(3);
    };

    DiagnosisRun(AcsClient *client, QObject *parent = nullptr);
    ~DiagnosisRun() override;

    void setPace(Pace pace) { m_pace = pace; }
    /// Asked before the device is, and told under this serial how it ended.
    void setOversight(const OversightRef &oversight, const QString &serial);
    /// Once per run.
    void start(const QString &device, const DiagnosisRequest &request);
    /// Tells the device to stop, and does not wait for more. An order that waits is taken back.
    void cancel();

    [[nodiscard]] Stage stage() const { return m_stage; }
    [[nodiscard]] bool isOver() const { return m_stage >= Stage::Done; }
    /// Since the order; the device tells no share of its work.
    [[nodiscard]] std::chrono::milliseconds elapsed() const;
    [[nodiscard]] const std::optional<DiagnosisResult> &result() const { return m_result; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    [[nodiscard]] const std::optional<FaultRecord> &fault() const { return m_fault; }
    [[nodiscard]] QString device() const { return m_device; }

Q_SIGNALS:
    void stageChanged();

private:
    void move(Stage stage);
    void noteEnd();
    void fail(const Error &error);
    /// False where the run is over meanwhile.
    [[nodiscard]] bool isAlive(int generation) const { return generation == m_generation; }
    [[nodiscard]] QCoro::Task<void> order();
    [[nodiscard]] QCoro::Task<void> look();
    [[nodiscard]] QCoro::Task<void> read();
    [[nodiscard]] QCoro::Task<void> explain(QString task);
    void lookAgain();

    AcsClient *m_client;
    LifeToken m_life;
    RequestScope m_scope;
    Pace m_pace;
    QString m_device;
    DiagnosisRequest m_request;
    OversightRef m_oversight;
    QString m_serial;
    bool m_isOrdered = false; ///< the order may have reached the server
    bool m_isTaken = false; ///< and was not refused
    DataModel m_model = DataModel::None;
    QString m_task; ///< the order, while the server has it
    QDateTime m_lastInform;
    Stage m_stage = Stage::Idle;
    std::optional<DiagnosisResult> m_result;
    std::optional<Error> m_error;
    std::optional<FaultRecord> m_fault;
    QElapsedTimer m_timer;
    qint64 m_took = 0;
    QTimer m_next;
    int m_generation = 0;
    int m_looks = 0;
};

} // namespace FibreDesk::Cpe::Acs
