// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/search.h"

#include "store/searchcandidates.h"
#include "store/searchhits.h"
#include "text/normalise.h"

#include <QElapsedTimer>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace FibreDesk::Store {

namespace {

/// Of the whole budget: texts are asked last, and nobody types slower for a complete list of them.
constexpr std::chrono::milliseconds TextBudget{40};
constexpr int MostHits = 500;

/// Keeps the best of each kind: a share of the limit for one kind at most, unless there is room.
std::vector<Candidate> chooseBest(std::vector<Candidate> list, int limit, bool &isCut)
{
    std::ranges::stable_sort(list, std::ranges::greater(), &Candidate::score);
    if (qsizetype(list.size()) <= limit) {
        return list;
    }
    isCut = true;
    std::vector<Candidate> chosen;
    std::vector<Candidate> spare;
    QHash<int, int> perKind;
    const int share = std::max(1, limit / 3);
    for (const Candidate &candidate : list) {
        const bool hasRoom = perKind[int(candidate.kind)] < share;
        if (hasRoom && int(chosen.size()) < limit) {
            ++perKind[int(candidate.kind)];
            chosen.push_back(candidate);
        } else {
            spare.push_back(candidate);
        }
    }
    for (const Candidate &candidate : spare) {
        if (int(chosen.size()) >= limit) {
            break;
        }
        chosen.push_back(candidate);
    }
    return chosen;
}

void sortHits(QList<SearchHit> &hits)
{
    QHash<QString, int> bestOfKind;
    for (const SearchHit &hit : std::as_const(hits)) {
        bestOfKind[hit.kind] = std::max(bestOfKind.value(hit.kind), hit.score);
    }
    const auto order = [](const QString &kind) { return int(searchKind(kind)); };
    std::ranges::sort(hits, [&](const SearchHit &a, const SearchHit &b) {
        const int bestA = bestOfKind.value(a.kind);
        const int bestB = bestOfKind.value(b.kind);
        if (bestA != bestB) {
            return bestA > bestB;
        }
        if (a.kind != b.kind) {
            return order(a.kind) < order(b.kind);
        }
        if (a.score != b.score) {
            return a.score > b.score;
        }
        if (a.date != b.date) {
            return a.date > b.date;
        }
        const int byTitle = Text::foldText(a.title).compare(Text::foldText(b.title));
        return byTitle != 0 ? byTitle < 0 : a.id < b.id;
    });
}

} // namespace

Result<SearchAnswer> search(QSqlDatabase &db, const QString &typed, const SearchOptions &options)
{
    QElapsedTimer timer;
    timer.start();
    SearchAnswer answer{.query = {}, .hits = {}};
    std::vector<Candidate> chosen;
    SearchText text;
    {
        QueryBreak limits(db, options.budget, options.isVoid);
        SearchRun run{.db = db, .limits = limits, .text = SearchText::of(typed)};
        answer.query = run.text.typed;
        if (!run.text.isEmpty()) {
            using Step = Result<void> (*)(SearchRun &);
            constexpr std::array<Step, 5> Steps{
                addByKeys, addByCode, addByNumber, addByNames, addByTexts};
            for (const Step step : Steps) {
                if (limits.isOver()) {
                    run.isCut = true;
                    break;
                }
                if (step == addByTexts) {
                    limits.shorten(TextBudget);
                }
                const auto done = step(run);
                if (!done && !isBroken(done.error())) {
                    return std::unexpected(done.error());
                }
                // What was found in time is answered.
                run.isCut = run.isCut || !done;
            }
        }
        if (limits.isVoid()) {
            return std::unexpected(Error{.kind = ErrorKind::Cancelled,
                .detail = u"a later question has been asked"_s,
                .source = u"store search"_s});
        }
        answer.isCut = run.isCut;
        chosen = chooseBest(
            std::move(run.found.list()), std::clamp(options.limit, 1, MostHits), answer.isCut);
        text = std::move(run.text);
    }
    auto hits = loadHits(db, chosen, text);
    if (!hits) {
        return std::unexpected(hits.error());
    }
    answer.hits = std::move(*hits);
    sortHits(answer.hits);
    answer.microseconds = timer.nsecsElapsed() / 1000;
    return answer;
}

Result<SearchAnswer> search(QSqlDatabase &db, const QString &text, int limit)
{
    return search(db, text, SearchOptions{.limit = limit});
}

QString markedText(const QString &text, const QList<TextRange> &ranges)
{
    QString result;
    qsizetype at = 0;
    for (const TextRange &range : ranges) {
        if (range.start < at || range.start + range.length > text.size()) {
            continue;
        }
        result += text.sliced(at, range.start - at).toHtmlEscaped() + u"<b>"_s
            + text.sliced(range.start, range.length).toHtmlEscaped() + u"</b>"_s;
        at = range.start + range.length;
    }
    return result + text.sliced(at).toHtmlEscaped();
}

} // namespace FibreDesk::Store
