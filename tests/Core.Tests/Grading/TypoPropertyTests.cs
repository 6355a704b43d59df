using CsCheck;
using EnglishLearning.Core.Grading;
using Xunit;

namespace EnglishLearning.Core.Tests.Grading;

public sealed class TypoPropertyTests
{
    private static readonly IReadOnlyList<string> Words = WordResource.Lines("words.txt");

    private static readonly HashSet<string> ListedVariants =
        [.. WordResource.Lines("spellings.txt").SelectMany(AnswerText.Words)];

    private static readonly Gen<string> Word = Gen.OneOf(Words.ToArray());

    private static readonly Gen<string> Answer = Gen.OneOf(Phrase(Word), Gen.String[Gen.Char[' ', '~'], 0, 20]);

    [Fact]
    public void Grade_ExactKey_AlwaysScores1() =>
        Gen.OneOf(Phrase(Word), Gen.String[Gen.Char[' ', '~'], 1, 40], Gen.String[1, 40])
            .Where(key => AnswerText.IsWellFormed(key) && AnswerText.Plain(key).Length > 0)
            .Sample(key => Assert.Equal(new Grade(Correct: true, Score: 1, Correction: null), GradeText(key, key)));

    [Fact]
    public void Grade_CaseAndOuterSpaces_ChangeNothing() =>
        Gen.Select(Phrase(Word), Answer, Gen.OneOf("", " ", "\t\n ", "\u00A0"))
            .Sample((key, answer, space) =>
            {
                var plain = GradeText(answer, key);
                var other = GradeText(space + answer.ToUpperInvariant() + space, key);

                Assert.Equal((plain.Correct, plain.Score), (other.Correct, other.Score));
            });

    [Fact]
    public void Grade_OneEditOfAListedWord_IsForgivenOnlyIfNoWordOfItsOwn() =>
        Gen.Select(Word, Gen.Int[0, 30], Gen.Char['a', 'z'], Gen.Int[0, 3]).Sample((word, at, letter, edit) =>
        {
            var given = Edit(word, at % word.Length, letter, edit);
            var grade = GradeText(given, word);

            Assert.InRange(grade.Score, 0, 1);
            Assert.Equal(grade.Correct, grade.Score == 1);
            if (grade.Correction is { } correction)
            {
                Assert.Equal(new Correction(word, given), correction);
                Assert.True(word.Length >= 5);
                Assert.False(KnownWords.Contains(given));
            }
        });

    [Fact]
    public void Grade_ListedWordOneEditFromAnother_IsNeverAcceptedForItUnlessAVariant()
    {
        var pairs = NeighbouringWords();
        Assert.True(pairs.Count > 3_000, $"Only {pairs.Count} pairs: the list is not what it was.");

        var accepted = pairs.Where(pair => GradeText(pair.Given, pair.Key).Correct).ToArray();

        Assert.All(accepted, pair => Assert.True(
            (ListedVariants.Contains(pair.Key) && ListedVariants.Contains(pair.Given))
            || pair.Key.Replace('z', 's') == pair.Given.Replace('z', 's')
            || pair.Key.Replace("ll", "l", StringComparison.Ordinal)
                == pair.Given.Replace("ll", "l", StringComparison.Ordinal),
            $"{pair.Given} was accepted for {pair.Key}"));
    }

    [Fact]
    public void Canonical_OfItself_IsItself() =>
        Assert.All(
            Words.Concat(ListedVariants),
            word =>
            {
                var canonical = SpellingVariants.Canonical(word);
                Assert.Equal(canonical, SpellingVariants.Canonical(canonical));
            });

    [Fact]
    public void Words_AreLowerCaseSingleAndDistinct()
    {
        Assert.All(Words, word => Assert.True(word.All(char.IsLetter) && !word.Any(char.IsUpper), word));
        Assert.Equal(Words.Count, Words.Distinct().Count());
    }

    private static Gen<string> Phrase(Gen<string> word) => word.Array[1, 4].Select(words => string.Join(' ', words));

    private static Grade GradeText(string given, string key) =>
        Grader.Grade(TestQuestion.Short(key), Response.Of(given), selfRating: null);

    private static string Edit(string word, int at, char letter, int edit) => edit switch
    {
        0 => word.Insert(at, letter.ToString()),
        1 => word.Remove(at, 1),
        2 => word.Remove(at, 1).Insert(at, letter.ToString()),
        _ => at + 1 < word.Length ? $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}" : word + letter,
    };

    // Two words one edit apart become equal when one letter is left out of one or of both.
    private static List<(string Key, string Given)> NeighbouringWords() =>
        Words.SelectMany(word => Enumerable.Range(0, word.Length).Select(i => word.Remove(i, 1)).Append(word)
                .Distinct().Select(shorter => (shorter, word)))
            .GroupBy(entry => entry.shorter, entry => entry.word)
            .SelectMany(group => group.SelectMany(key => group.Select(given => (key, given))))
            .Where(pair => pair.key != pair.given).Distinct().ToList();
}
