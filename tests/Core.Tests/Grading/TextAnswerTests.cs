using EnglishLearning.Core.Grading;
using Xunit;

namespace EnglishLearning.Core.Tests.Grading;

/// <summary>What a typed answer may look like and still be right, and what it may not.</summary>
public sealed class TextAnswerTests
{
    [Theory]
    [InlineData("an", "AN")]
    [InlineData("an", "  an ")]
    [InlineData("an", "an.")]
    [InlineData("an", "\"an\"")]
    [InlineData("an", "'an'")]
    [InlineData("an", "ａｎ")]
    [InlineData("an", "a\u200Bn")]
    [InlineData("don't", "don’t")]
    [InlineData("don't", "don`t")]
    [InlineData("don't", "don´t")]
    [InlineData("has been", "has \t\n been")]
    [InlineData("has been", "has\u00A0been")]
    [InlineData("Yes, I do.", "yes I do")]
    [InlineData("Yes, I do.", "“Yes, I do!”")]
    [InlineData("café", "cafe\u0301")]
    [InlineData("café", "cafe")]
    [InlineData("well-known", "well–known")]
    [InlineData("-ing", "ing")]
    [InlineData("-", "–")]
    [InlineData("colour", "color")]
    [InlineData("My favorite color.", "my favourite colour")]
    [InlineData("neighbours", "neighbors")]
    [InlineData("coloured", "colored")]
    [InlineData("centre", "center")]
    [InlineData("theaters", "theatres")]
    [InlineData("organise", "organize")]
    [InlineData("organization", "organisation")]
    [InlineData("realized", "realised")]
    [InlineData("apologizing", "apologising")]
    [InlineData("analyse", "analyze")]
    [InlineData("travelled", "traveled")]
    [InlineData("traveling", "travelling")]
    [InlineData("cancelled", "canceled")]
    [InlineData("modelling", "modeling")]
    [InlineData("jewellery", "jewelry")]
    [InlineData("skilful", "skillful")]
    [InlineData("grey", "gray")]
    [InlineData("licence", "license")]
    [InlineData("programme", "program")]
    [InlineData("learnt", "learned")]
    [InlineData("towards", "toward")]
    [InlineData("maths", "math")]
    public void Grade_SameAnswerOtherwiseWritten_IsCorrectWithoutCorrection(string key, string given) =>
        Assert.Equal(new Grade(Correct: true, Score: 1, Correction: null), GradeText(given, key));

    [Theory]
    [InlineData("receive", "recieve")]
    [InlineData("beautiful", "beautifull")]
    [InlineData("because", "becuase")]
    [InlineData("which", "wich")]
    [InlineData("their", "thier")]
    [InlineData("tomorrow", "tommorrow")]
    [InlineData("Wednesday", "Wednesay")]
    [InlineData("Tuesday", "Teusday")]
    [InlineData("February", "Febuary")]
    [InlineData("until", "untill")]
    [InlineData("separate", "seperate")]
    [InlineData("definitely", "definately")]
    [InlineData("necessary", "neccessary")]
    [InlineData("environment", "enviroment")]
    [InlineData("government", "goverment")]
    [InlineData("really", "realy")]
    [InlineData("finally", "finaly")]
    [InlineData("address", "addres")]
    [InlineData("business", "busines")]
    [InlineData("beginning", "begining")]
    [InlineData("stopped", "stoped")]
    [InlineData("writing", "writting")]
    [InlineData("friend", "freind")]
    [InlineData("school", "shcool")]
    [InlineData("breakfast", "brekfast")]
    [InlineData("doesn't", "doesnt")]
    [InlineData("doesn't", "does'nt")]
    [InlineData("colour", "coluor")]
    [InlineData("raise", "raize")]
    [InlineData("hours", "huors")]
    [InlineData("hard-working", "hard-workng")]
    public void Grade_MisspeltWord_IsForgivenAndShown(string key, string given) =>
        Assert.Equal(
            new Grade(Correct: true, Score: 1, new Correction(key.Split('-')[^1], given.Split('-')[^1])),
            GradeText(given, key));

    [Theory]
    [InlineData("walks", "walk")]
    [InlineData("walk", "walks")]
    [InlineData("walk", "walked")]
    [InlineData("walked", "walk")]
    [InlineData("walked", "walkes")]
    [InlineData("walked", "walker")]
    [InlineData("visits", "visit")]
    [InlineData("visit", "visits")]
    [InlineData("arrived", "arrive")]
    [InlineData("arrive", "arrives")]
    [InlineData("larger", "large")]
    [InlineData("nicest", "nices")]
    [InlineData("simply", "simple")]
    [InlineData("children", "childrens")]
    [InlineData("people", "peoples")]
    [InlineData("sheep", "sheeps")]
    [InlineData("furniture", "furnitures")]
    [InlineData("information", "informations")]
    [InlineData("bazooka", "bazookas")]
    [InlineData("zorbed", "zorbes")]
    [InlineData("zorbed", "zorbe")]
    [InlineData("Indonesian", "Indonesia")]
    [InlineData("Indonesia", "Indonesian")]
    [InlineData("Australians", "Australian")]
    [InlineData("cloudy", "cloud")]
    [InlineData("women", "woman")]
    [InlineData("began", "begun")]
    [InlineData("drank", "drunk")]
    [InlineData("shook", "shake")]
    [InlineData("students", "student's")]
    [InlineData("student's", "students")]
    [InlineData("students'", "students")]
    [InlineData("Maya's", "Mayas")]
    public void Grade_OtherFormOfTheWord_IsNeverForgiven(string key, string given) =>
        Assert.Equal(Wrong, GradeText(given, key));

    [Theory]
    [InlineData("than", "then")]
    [InlineData("then", "than")]
    [InlineData("quiet", "quite")]
    [InlineData("quite", "quiet")]
    [InlineData("month", "mouth")]
    [InlineData("dessert", "desert")]
    [InlineData("whether", "weather")]
    [InlineData("though", "through")]
    [InlineData("thought", "though")]
    [InlineData("affect", "effect")]
    [InlineData("advice", "advise")]
    [InlineData("loose", "lose")]
    [InlineData("breath", "breathe")]
    [InlineData("course", "coarse")]
    [InlineData("three", "there")]
    [InlineData("trial", "trail")]
    [InlineData("angel", "angle")]
    [InlineData("sheets", "sheeps")]
    [InlineData("shouted", "shooted")]
    [InlineData("learnt", "leant")]
    [InlineData("she'll", "shell")]
    [InlineData("we're", "were")]
    [InlineData("couldn't", "wouldn't")]
    public void Grade_AnotherWord_IsNeverForgiven(string key, string given) =>
        Assert.Equal(Wrong, GradeText(given, key));

    [Theory]
    [InlineData("an", "")]
    [InlineData("an", " . ")]
    [InlineData("an", "am")]
    [InlineData("from", "form")]
    [InlineData("from", "fron")]
    [InlineData("tomorrow", "tommorow")]
    [InlineData("Wednesday", "Wensday")]
    [InlineData("receive it", "recieve at")]
    [InlineData("receive friends", "recieve freinds")]
    [InlineData("receive", "receive it")]
    [InlineData("do not", "don't")]
    [InlineData("don't", "do not")]
    [InlineData("every day", "everyday")]
    [InlineData("-5", "5")]
    [InlineData("0.5", "5")]
    [InlineData("12345", "12346")]
    [InlineData("abcde1", "abcdf1")]
    [InlineData("€50", "$50")]
    public void Grade_AnythingElse_IsWrong(string key, string given) => Assert.Equal(Wrong, GradeText(given, key));

    [Theory]
    [InlineData("twenty-one", "twenty one")]
    [InlineData("ice cream", "ice-cream")]
    [InlineData("e-mail", "email")]
    public void Grade_OtherHyphens_AreForgivenAndShown(string key, string given) =>
        Assert.Equal(new Grade(Correct: true, Score: 1, new Correction(key, given)), GradeText(given, key));

    [Fact]
    public void Grade_TypoInASentence_ShowsTheWordInTheKeysCase() =>
        Assert.Equal(
            new Correction("Tuesday", "teusday"), GradeText("see you on teusday", "See you on Tuesday.").Correction);

    [Fact]
    public void Grade_KeyThatIsMet_WinsOverAnEarlierKeyThatIsNearlyMet() =>
        Assert.Equal(new Grade(Correct: true, Score: 1, null), GradeText("zorbit", "zorbet", "zorbit"));

    private static Grade Wrong => new(Correct: false, Score: 0, Correction: null);

    private static Grade GradeText(string given, params string[] keys) =>
        Grader.Grade(TestQuestion.Cloze(keys), Response.Of(given), selfRating: null);
}
