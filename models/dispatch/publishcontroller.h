// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dispatch/publication.h"
#include "dispatch/smstext.h"
#include "outbox/toldjournal.h"
#include "publishmodel.h"

#include <QObject>
#include <QSet>
#include <QTimeZone>
#include <qqmlintegration.h>

#include <optional>
#include <vector>

namespace FibreDesk {
namespace Erp {
class FieldMap;
}
namespace Hub {
class HubClient;
}
namespace Outbox {
class WriteQueue;
struct NewWrite;
} // namespace Outbox
namespace Store {
class Mirror;
}
} // namespace FibreDesk

namespace FibreDesk::Dispatch {

class DispatchController;

/// Tells technicians by SMS where their jobs are now, and notes in the documents what they were
/// told. In that order: the journal, the SMS, the outbox. What is not sure to have arrived is never
/// sent again by itself, and what was said cannot be taken back: a second publication corrects it.
class PublishController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the DispatchController")
    Q_PROPERTY(Phase phase READ phase NOTIFY phaseChanged)
    Q_PROPERTY(int scope READ scope WRITE setScope NOTIFY choiceChanged)
    Q_PROPERTY(bool isInEnglish READ isInEnglish WRITE setInEnglish NOTIFY choiceChanged)
    /// The days it is about.
    Q_PROPERTY(QString periodText READ periodText NOTIFY choiceChanged)
    /// What the wider scope is called: the week or month that is shown, or seven days.
    Q_PROPERTY(QString rangeText READ rangeText NOTIFY choiceChanged)
    Q_PROPERTY(FibreDesk::Dispatch::PublishModel *people READ people CONSTANT)
    Q_PROPERTY(int tickedCount READ tickedCount NOTIFY rowsChanged)
    Q_PROPERTY(int failedCount READ failedCount NOTIFY rowsChanged)
    Q_PROPERTY(double progress READ progress NOTIFY rowsChanged)
    Q_PROPERTY(QString resultText READ resultText NOTIFY rowsChanged)
    /// The worst that came of it so far; one of the theme's tones.
    Q_PROPERTY(QString resultTone READ resultTone NOTIFY rowsChanged)
    /// Why nothing can be sent at all; empty = it can.
    Q_PROPERTY(QString obstacle READ obstacle NOTIFY rowsChanged)
    /// Where what is told is kept, when not in ERPNext.
    Q_PROPERTY(QString siteNote READ siteNote NOTIFY siteChanged)
    /// How many jobs of the board's day their technicians do not know as they are.
    Q_PROPERTY(int untoldCount READ untoldCount NOTIFY untoldCountChanged)

public:
    enum Phase { Closed, Reading, Ready, Sending, Finished };
    Q_ENUM(Phase)
    enum Scope { OneDay, Range };
    Q_ENUM(Scope)

    PublishController(DispatchController *desk, Store::Mirror *mirror, Outbox::WriteQueue *queue,
        const Erp::FieldMap *map);
    ~PublishController() override;

    /// Both outlive it; without a hub nothing can be sent. Reads what earlier runs left.
    void connectTo(Hub::HubClient *hub, Outbox::ToldJournal *journal);
    /// Which fields the site has is known from now on.
    void noteSite();
    /// The site has the fields for what was told.
    [[nodiscard]] bool isKeptBySite() const { return m_isSiteKnown && missingFields().isEmpty(); }
    /// This desk remembers something that it told.
    [[nodiscard]] bool hasSaidAny() const { return m_hasSaidAny; }

    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] int scope() const { return m_scope; }
    void setScope(int scope);
    [[nodiscard]] bool isInEnglish() const { return m_isInEnglish; }
    void setInEnglish(bool isInEnglish);
    [[nodiscard]] QString periodText() const;
    [[nodiscard]] QString rangeText() const;
    [[nodiscard]] PublishModel *people() { return &m_people; }
    [[nodiscard]] int tickedCount() const;
    [[nodiscard]] int failedCount() const;
    [[nodiscard]] double progress() const;
    [[nodiscard]] QString resultText() const;
    [[nodiscard]] QString resultTone() const;
    [[nodiscard]] QString obstacle() const;
    [[nodiscard]] QString siteNote() const;
    [[nodiscard]] int untoldCount() const { return m_untoldCount; }
    [[nodiscard]] int outcomes(PublishModel::Outcome outcome) const;

    Q_INVOKABLE void open();
    /// What is being sent goes on; its end is told by noticed().
    Q_INVOKABLE void close();
    Q_INVOKABLE void setTicked(const QString &technician, bool isTicked);
    Q_INVOKABLE void tickAll(bool isTicked);
    /// Tells those who are ticked, one after the other.
    Q_INVOKABLE void send();
    /// The one on its way goes out; the others do not.
    Q_INVOKABLE void cancel();
    /// What was refused, with what there is to tell by now. Nothing of which it is not known
    /// whether it arrived.
    Q_INVOKABLE void retryFailed();
    /// A person has found out whether an SMS arrived.
    Q_INVOKABLE void decide(const QString &technician, bool hasArrived);

Q_SIGNALS:
    void phaseChanged();
    void choiceChanged();
    void rowsChanged();
    void siteChanged();
    void untoldCountChanged();
    void noticed(const QString &text, const QString &tone);

private:
    struct Item {
        Telling telling{};
        QString name{};
        QString phone{}; ///< E.164
        QString body{};
        SmsLength length{};
        QString obstacle{};
        bool isUndecided = false;
        bool isTicked = true;
        PublishModel::Outcome outcome = PublishModel::None;
        QString outcomeText{};
        [[nodiscard]] bool canTick() const { return obstacle.isEmpty() && !telling.lines.empty(); }
    };
    struct Period {
        std::vector<Job> jobs;
        std::vector<Technician> people;
        QString user;
    };
    struct ToldFields {
        QHash<QString, QJsonObject> jobs;
        QTimeZone siteZone;
    };

    [[nodiscard]] QStringList missingFields() const;
    void setPhase(Phase phase);
    void setPeriod();
    void read();
    void handleReading(const Result<Period> &reading);
    void handleBoard();
    /// Makes the items of what is known now; what was ticked stays so.
    void judge();
    [[nodiscard]] std::vector<Job> effectiveJobs() const;
    [[nodiscard]] Item itemOf(const Telling &telling) const;
    [[nodiscard]] QString obstacleOf(const Item &item, const QString &phone) const;
    /// Changes of the place that ERPNext has not confirmed.
    [[nodiscard]] int unconfirmed(const Telling &telling) const;
    [[nodiscard]] std::vector<OwedWithdrawal> owed() const;
    [[nodiscard]] const Outbox::SaidMessage *undecided(const QString &technician) const;
    void showRows();
    void begin();
    void sendNext();
    void post(const Outbox::SaidMessage &message);
    void handleAnswer(qint64 message, const Result<QString> &sent);
    void finish();
    [[nodiscard]] Outbox::SaidMessage messageOf(const Item &item) const;
    [[nodiscard]] Outbox::SaidMessage *message(qint64 number);
    void setOutcome(
        const QString &technician, PublishModel::Outcome outcome, const QString &text = {});
    void handleLeft(const Result<std::vector<Outbox::SaidMessage>> &messages);
    /// What this desk said last of each job.
    [[nodiscard]] QHash<QString, DeskWord> words() const;
    void updateWords();
    /// Notes in the documents what a message said.
    void note(qint64 message);
    void handleToldFields(qint64 message, const Result<ToldFields> &fields);
    [[nodiscard]] Outbox::NewWrite noteOf(
        const Outbox::SaidJob &said, const QJsonObject &before, const QTimeZone &siteZone) const;
    void keepNoted(qint64 message, const QStringList &jobs, const Result<void> &kept);
    void noteLeft();

    DispatchController *m_desk;
    Store::Mirror *m_mirror;
    Outbox::WriteQueue *m_queue;
    const Erp::FieldMap *m_map;
    Hub::HubClient *m_hub = nullptr;
    Outbox::ToldJournal *m_journal = nullptr;
    std::optional<Error> m_journalError{};
    bool m_isJournalRead = false;
    bool m_isSiteKnown = false;
    bool m_hasSaidAny = false;

    Phase m_phase = Closed;
    int m_scope = OneDay;
    bool m_isInEnglish = false;
    QDate m_first;
    QDate m_last;
    int m_generation = 0;
    Period m_reading;
    QString m_error; ///< why there was no reading
    std::vector<Job> m_boardJobs; ///< what the sheet was made of last
    std::vector<Item> m_items;
    QSet<QString> m_unticked;
    QSet<QString> m_again; ///< who is told again after the next reading
    PublishModel m_people;
    bool m_isStopping = false;
    int m_untoldCount = 0;

    std::vector<Outbox::SaidMessage> m_messages; ///< as the journal has them
    QSet<qint64> m_noting;
};

} // namespace FibreDesk::Dispatch
