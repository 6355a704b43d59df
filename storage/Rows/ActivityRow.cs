using EnglishLearning.Core.Cefr;
using EnglishLearning.Core.Classes;
using EnglishLearning.Core.Learners;

namespace EnglishLearning.Storage.Rows;

/// <summary>Puts together what one statement says of many learners: a row for each of them, without a topic, and one for each of their topics.</summary>
internal static class ActivityRow
{
    /// <summary>Digits and hyphen that follow the set in a question's id.</summary>
    public const int NumberLength = 3;

    /// <summary>Of learners' own cards, which belong to no set.</summary>
    public const string OwnTopic = "";

    /// <summary>The columns, in the order in which both dialects give them.</summary>
    public const string Columns =
        "learner_id, topic, received_at, due, abilities, skill, level, answers, correct, firsts, first_correct, weight, correct_weight";

    public static IReadOnlyList<LearnerActivity> Fold(IReadOnlyList<Guid> learners, IEnumerable<Part> parts)
    {
        var byLearner = parts.ToLookup(part => part.LearnerId);
        return [.. learners.Select(learner => OfLearner(learner, [.. byLearner[learner]]))];
    }

    public static Part Activity(this FieldReader from)
    {
        var id = from.Id();
        var topic = from.OptionalText();
        var (received, due, abilities) = (from.OptionalTime(), from.Int(), from.Text());
        if (topic is null)
            return new(id, null, received, due, LearnerRow.Abilities(abilities), null);
        var (skill, level) = ((Skill)from.Int(), (CefrLevel?)from.OptionalInt());
        return new(id, topic, received, due, null, new TopicActivity(
            topic, skill, level, from.Int(), from.Int(), from.Int(), from.Int(), from.Real(), from.Real()));
    }

    private static LearnerActivity OfLearner(Guid id, IReadOnlyList<Part> parts) => new(
        id,
        parts.Sum(part => part.Due),
        parts.FirstOrDefault(part => part.Abilities is not null)?.Abilities ?? new Dictionary<Skill, SkillAbility>(),
        parts.Max(part => part.ReceivedAt),
        [.. parts.Where(part => part.Topic is not (null or OwnTopic)).Select(part => part.Activity!).Where(topic => topic.Answers > 0).OrderBy(topic => topic.Topic, StringComparer.Ordinal)]);

    public sealed record Part(
        Guid LearnerId, string? Topic, DateTimeOffset? ReceivedAt, int Due, IReadOnlyDictionary<Skill, SkillAbility>? Abilities, TopicActivity? Activity);
}
